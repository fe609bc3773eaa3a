/** What differs between QTI 2.1 and 3.0: namespaces, and how the same words are written. */
export type QtiDialect = {
  /** The name of an element: `assessmentItem` is `qti-assessment-item` in 3.0. */
  element: (name: string) => string
  attribute: (name: string) => string
  namespace: string
  schema: string
  manifest: { namespace: string; schema: string; version: string }
  itemType: string
  testType: string
  /** Whether what a feedback says stands in a `qti-content-body`. */
  hasContentBody: boolean
}

const IMS = 'http://www.imsglobal.org/xsd'

export const QTI_21: QtiDialect = {
  element: (name) => name,
  attribute: (name) => name,
  namespace: `${IMS}/imsqti_v2p1`,
  schema: 'http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p1.xsd',
  manifest: { namespace: `${IMS}/imscp_v1p1`, schema: 'QTIv2.1 Package', version: '1.0.0' },
  itemType: 'imsqti_item_xmlv2p1',
  testType: 'imsqti_test_xmlv2p1',
  hasContentBody: false,
}

export const QTI_3: QtiDialect = {
  element: (name) => `qti-${dashed(name)}`,
  attribute: dashed,
  namespace: `${IMS}/imsqtiasi_v3p0`,
  schema: 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd',
  manifest: { namespace: `${IMS}/qti/qtiv3p0/imscp_v1p1`, schema: 'QTI Package', version: '3.0.0' },
  itemType: 'imsqti_item_xmlv3p0',
  testType: 'imsqti_test_xmlv3p0',
  hasContentBody: true,
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
