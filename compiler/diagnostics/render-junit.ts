/** One test of a report: its name, what it belongs to, and what went wrong if anything did. */
export interface JunitCase {
  readonly suite: string
  readonly name: string
  readonly file: string
  readonly failure?: string
}

/** Results as JUnit XML, which CI servers show as tests. */
export function renderJunit(cases: readonly JunitCase[]): string {
  const suites = [...new Set(cases.map(({ suite }) => suite))]
  const lines = suites.flatMap((suite) => {
    const own = cases.filter((one) => one.suite === suite)
    const failures = own.filter(({ failure }) => failure !== undefined).length
    return [
      `  <testsuite name="${escape(suite)}" tests="${own.length}" failures="${failures}">`,
      ...own.map(({ name, file, failure }) => {
        const head = `    <testcase name="${escape(name)}" classname="${escape(suite)}" file="${escape(file)}"`
        return failure === undefined ? `${head}/>` : `${head}><failure>${escape(failure)}</failure></testcase>`
      }),
      '  </testsuite>',
    ]
  })
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...lines, '</testsuites>', ''].join('\n')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
