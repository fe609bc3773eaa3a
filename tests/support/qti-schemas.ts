import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

/** What of each package is measured by which schema, below the folder that QTI_SCHEMAS names. */
const SCHEMAS = {
  qti21: { content: 'qtiv2p1p1/imsqti_v2p1p1.xsd', manifest: 'imscp_v1p1.xsd' },
  qti3: {
    content: 'qtiv3p0/imsqti_asiv3p0_sbacv1p0_v1p0.xsd',
    manifest: 'qtiv3p0/imsqtiv3p0_imscpv1p2_v1p0.xsd',
  },
}

/** Everything that the schemas have against the XML files of a package, as `path: message`. */
export function schemaProblems(
  folder: string,
  format: keyof typeof SCHEMAS,
  files: Record<string, Uint8Array>,
): string[] {
  xmlRegisterFsInputProviders()
  const load = (name: string) => {
    const path = join(folder, name)
    return XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }))
  }
  const content = load(SCHEMAS[format].content)
  const manifest = load(SCHEMAS[format].manifest)
  return Object.entries(files).flatMap(([path, bytes]) => {
    if (!path.endsWith('.xml')) return []
    const document = XmlDocument.fromBuffer(bytes)
    try {
      const validator = path === 'imsmanifest.xml' ? manifest : content
      validator.validate(document)
      return []
    } catch (error) {
      return [`${path}: ${error instanceof Error ? error.message : String(error)}`]
    } finally {
      document.dispose()
    }
  })
}
