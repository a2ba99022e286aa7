import { describe, expect, it } from 'vitest'
import { explainCode } from '../../compiler/diagnostics/explain-code.js'
import { type Diagnostic, Findings } from '../../compiler/diagnostics/findings.js'
import type { Paint } from '../../compiler/diagnostics/paint.js'
import { renderGithub } from '../../compiler/diagnostics/render-github.js'
import { renderJson } from '../../compiler/diagnostics/render-json.js'
import { renderSarif } from '../../compiler/diagnostics/render-sarif.js'
import { countLine, renderText } from '../../compiler/diagnostics/render-text.js'
import { findingsOf, marked } from './findings.js'

const twice = findingsOf('policies/a b/été.yaml', new TextEncoder().encode('id: a\nx: 1\nid: b\n'))

function found(message: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: 'yaml/syntax', severity: 'error', message, span: marked('a:\n  «b»\n'), related: [], ...more }
}

describe('text', () => {
  it('is empty when nothing was found', () => {
    expect(renderText([])).toBe('')
  })

  it('counts what there is of each kind', () => {
    const kinds = (['warning', 'error', 'note', 'error'] as const).map((severity) => found('x', { severity }))
    expect(countLine(kinds)).toBe('2 errors, 1 warning, 1 note')
  })

  it('is painted by whoever asks for it', () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`
    const paint: Paint = { error: tag('e'), warning: tag('w'), note: tag('n'), strong: tag('s'), faint: tag('f') }
    expect(renderText(twice, paint)).toMatchInlineSnapshot(`
      "<e>error[yaml/duplicate-key]</e>: <s>\`id\` stands twice in the same map</s>
       <f>--></f> policies/a b/été.yaml:3:1
      <f>  |</f>
      <f>3 |</f> id: b
      <f>  |</f> <e>^^</e>
      <n>note</n>: it already stands here
       <f>--></f> policies/a b/été.yaml:1:1
      <f>  |</f>
      <f>1 |</f> id: a
      <f>  |</f> <n>^^</n>
      <n>help</n>: keep one of the two, or give one another name

      1 error
      "
    `)
  })

  it('lets nothing written in a policy reach the terminal as a command', () => {
    const text = renderText([
      found('`\u001b[31m\u202e`', { help: 'write \u0007', related: [{ message: '\u009b', span: marked('«\u001b»') }] }),
    ])
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  })
})

describe('JSON', () => {
  it('has a version, and places counted from 1', () => {
    expect(renderJson(twice)).toMatchInlineSnapshot(`
      "{
        "schemaVersion": 1,
        "diagnostics": [
          {
            "code": "yaml/duplicate-key",
            "severity": "error",
            "message": "\`id\` stands twice in the same map",
            "file": "policies/a b/été.yaml",
            "start": {
              "line": 3,
              "column": 1
            },
            "end": {
              "line": 3,
              "column": 3
            },
            "related": [
              {
                "message": "it already stands here",
                "file": "policies/a b/été.yaml",
                "start": {
                  "line": 1,
                  "column": 1
                },
                "end": {
                  "line": 1,
                  "column": 3
                }
              }
            ],
            "help": "keep one of the two, or give one another name"
          }
        ]
      }
      "
    `)
  })

  it('is an envelope even when nothing was found', () => {
    expect(JSON.parse(renderJson([]))).toEqual({ schemaVersion: 1, diagnostics: [] })
  })
})

describe('GitHub', () => {
  it('writes one command for each finding', () => {
    expect(renderGithub(twice)).toMatchInlineSnapshot(`
      "::error file=policies/a b/été.yaml,line=3,endLine=3,col=1,endColumn=3,title=yaml/duplicate-key::\`id\` stands twice in the same map%0Ahelp: keep one of the two, or give one another name
      "
    `)
  })

  it('gives no columns when a finding goes over several lines', () => {
    expect(renderGithub([found('x', { severity: 'note', span: marked('a: «1\nb: 2»') })])).toBe(
      '::notice file=policies/x.yaml,line=1,endLine=2,title=yaml/syntax::x\n',
    )
  })

  it('lets no text begin a command of its own', () => {
    const text = renderGithub([found('100%\r\n::error::x', { span: marked('«a»', 'a:b,c%\n.yaml') })])
    expect(text).toBe(
      '::error file=a%3Ab%2Cc%25%0A.yaml,line=1,endLine=1,col=1,endColumn=2,title=yaml/syntax::100%25%0D%0A::error::x\n',
    )
  })
})

describe('SARIF', () => {
  it('says what, where and what else', () => {
    expect(renderSarif(twice)).toMatchInlineSnapshot(`
      "{
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
          {
            "tool": {
              "driver": {
                "name": "codicil",
                "rules": [
                  {
                    "id": "yaml/duplicate-key",
                    "shortDescription": {
                      "text": "yaml/duplicate-key"
                    },
                    "help": {
                      "text": "Only one of the two could hold, and programs do not agree on which. \`1\` and \`\\"1\\"\` are the same key, and so are two\\nwords that look alike because an accent is one character in one of them and two in the other.\\n\\nDelete one of the two, or give one another name.\\n\\nBefore:\\n\\n    rows:\\n      \\"1\\": { respond: { within: PT15M, cites: R1 } }\\n      1: { respond: { within: PT60M, cites: R2 } }\\n\\nAfter:\\n\\n    rows:\\n      \\"1\\": { respond: { within: PT15M, cites: R1 } }\\n      A: { respond: { within: PT60M, cites: R2 } }\\n",
                      "markdown": "Only one of the two could hold, and programs do not agree on which. \`1\` and \`\\"1\\"\` are the same key, and so are two\\nwords that look alike because an accent is one character in one of them and two in the other.\\n\\nDelete one of the two, or give one another name.\\n\\nBefore:\\n\\n    rows:\\n      \\"1\\": { respond: { within: PT15M, cites: R1 } }\\n      1: { respond: { within: PT60M, cites: R2 } }\\n\\nAfter:\\n\\n    rows:\\n      \\"1\\": { respond: { within: PT15M, cites: R1 } }\\n      A: { respond: { within: PT60M, cites: R2 } }\\n"
                    },
                    "defaultConfiguration": {
                      "level": "error"
                    }
                  }
                ]
              }
            },
            "columnKind": "utf16CodeUnits",
            "results": [
              {
                "ruleId": "yaml/duplicate-key",
                "ruleIndex": 0,
                "level": "error",
                "message": {
                  "text": "\`id\` stands twice in the same map\\nhelp: keep one of the two, or give one another name"
                },
                "locations": [
                  {
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "policies/a%20b/%C3%A9t%C3%A9.yaml"
                      },
                      "region": {
                        "startLine": 3,
                        "startColumn": 1,
                        "endLine": 3,
                        "endColumn": 3
                      }
                    }
                  }
                ],
                "relatedLocations": [
                  {
                    "id": 0,
                    "message": {
                      "text": "it already stands here"
                    },
                    "physicalLocation": {
                      "artifactLocation": {
                        "uri": "policies/a%20b/%C3%A9t%C3%A9.yaml"
                      },
                      "region": {
                        "startLine": 1,
                        "startColumn": 1,
                        "endLine": 1,
                        "endColumn": 3
                      }
                    }
                  }
                ],
                "partialFingerprints": {
                  "codicil/v1": "d1873185be676d8ad3fc8a6b3fecfeae"
                }
              }
            ]
          }
        ]
      }
      "
    `)
  })

  const prints = (text: string): readonly unknown[] => {
    const log = JSON.parse(renderSarif(findingsOf('x.yaml', new TextEncoder().encode(text)))) as {
      readonly runs: readonly { readonly results: readonly { readonly partialFingerprints: unknown }[] }[]
    }
    return log.runs.flatMap((run) => run.results.map((result) => result.partialFingerprints))
  }

  it('knows a finding again when its line has moved', () => {
    expect(prints('# new\n\na: 1\na: 2\n')).toEqual(prints('a: 1\na: 2\n'))
    expect(prints('a: 1\na: 3\n')).not.toEqual(prints('a: 1\na: 2\n'))
  })

  it('tells apart two findings on equal lines', () => {
    const [first, second] = prints('a: 1\na: 1\na: 1\n')
    expect(second).toBeDefined()
    expect(first).not.toEqual(second)
  })
})

describe('the page of a code', () => {
  it('is found by its name', () => {
    const page = explainCode('yaml/alias')
    expect(page.ok && page.page).toContain('Before:')
  })

  it('is suggested when the name is nearly right', () => {
    expect(explainCode('yaml/Allias')).toEqual({ ok: false, near: 'yaml/alias' })
    expect(explainCode('constructor')).toEqual({ ok: false, near: undefined })
  })
})

it('findings come in one order, each once', () => {
  const report = (order: readonly number[]) => {
    const findings = new Findings()
    for (const at of order)
      findings.report('yaml/tab', { source: { path: 'x', text: 'abc' }, start: at, end: at + 1 }, {})
    return findings.all.map((diagnostic) => diagnostic.span.start)
  }
  expect(report([2, 0, 1, 0])).toEqual([0, 1, 2])
})
