import { NextResponse, type NextRequest } from 'next/server'

/** A page is read, or one of its forms is sent. */
const PAGE_METHODS = ['GET', 'HEAD', 'POST']

/**
 * Gives every page a fresh nonce and its Content-Security-Policy. Not a guard: each page, action and route checks
 * for itself who is asking.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!PAGE_METHODS.includes(request.method))
    return new NextResponse(null, { status: 405, headers: { allow: PAGE_METHODS.join(', ') } })
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const development = process.env.NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    // React's development build evaluates code for its error overlay; the built app never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

// Not for what is no page. Least of all for uploads: whatever passes here is held in memory, and cut off at 10 MB.
export const config = {
  matcher: [
    '/((?!api/|images/|author/images$|author/import/upload$|_next/static/|_next/image/|icon\\.svg$).*)',
  ],
}
