/** Where marks may begin beside the axis' numbers, in per cent of the width. */
export const BESIDE_AXIS = 14

/** Lines across at 0, 50 and 100 %, each with its number above its start. `y` puts a share on the picture. */
export function ShareAxis({ y }: { y: (share: number) => number }) {
  return (
    <>
      {[0, 0.5, 1].map((share) => (
        <g key={share} className="fill-muted text-sm">
          <line x1="0" x2="100%" y1={y(share)} y2={y(share)} className="stroke-hairline" />
          <text x="0" y={y(share) - 4}>
            {share * 100} %
          </text>
        </g>
      ))}
    </>
  )
}
