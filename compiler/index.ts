export { askCase } from './ask-case.js'
export type { PartialAnswer } from './ask-case.js'
export { answerCase, explainCase } from './answer-case.js'
export type { CaseAnswer, CaseExplanation } from './answer-case.js'
export { languages } from './base/text.js'
export type { Language, Text } from './base/text.js'
export { byCodeUnits } from './base/order.js'
export { createRecall, forgetful } from './base/recall.js'
export type { Recall } from './base/recall.js'
export { nearMiss } from './base/near-miss.js'
export { compile } from './compile.js'
export type { Compilation, CompiledBook, CompiledEdition } from './compile.js'
export { gate } from './gate.js'
export type { GateResult, VersionFix } from './gate.js'
export { compareStates, versionOf } from './compare.js'
export type { Diagram } from './diagram/diagram.js'
export { compareVersions } from './diff/compare.js'
export type { EditionDiff, Version } from './diff/compare.js'
export {
  diffData,
  renderHtml as renderDiffHtml,
  renderMarkdown as renderDiffMarkdown,
  renderText as renderDiffText,
} from './diff/render.js'
export { reportsOf } from './diff/report.js'
export { explainCode } from './diagnostics/explain-code.js'
export { Findings } from './diagnostics/findings.js'
export type { Diagnostic, Related } from './diagnostics/findings.js'
export { whyNot } from './why-not.js'
export type { WhyNot } from './why-not.js'
export { renderGithub } from './diagnostics/render-github.js'
export { diagnosticsAsData, renderJson } from './diagnostics/render-json.js'
export { renderSarif } from './diagnostics/render-sarif.js'
export { renderJunit } from './diagnostics/render-junit.js'
export { renderText } from './diagnostics/render-text.js'
export { reportTextFaults } from './diagnostics/source-faults.js'
export { outcomeWords } from './emit/docs/outcome-words.js'
export { emit, prepare } from './emit.js'
export { printLowered } from './lowered.js'
export { ambiguousDecision, daysOf } from './question.js'
export type { Failure, Problem, Question } from './question.js'
export type { Answer, Verdict } from './rules/answer.js'
export { enumeration, valuesOf } from './rules/domain.js'
export type { Domain, Term, Vocabulary } from './rules/domain.js'
export { decode, show, showSet, universe } from './rules/domain-values.js'
export { outcomesKey } from './rules/evaluate.js'
export { factsOf } from './rules/facts.js'
export type { Fact } from './rules/facts.js'
export { plainValue } from './rules/outcome.js'
export type { Outcome, OutcomeField, OutcomeValue } from './rules/outcome.js'
export { printCondition, printOutcome, printRule } from './rules/print.js'
export type {
  Book,
  Calendar,
  Clause,
  Decision,
  Edition,
  Input,
  Output,
  Program,
  Reading,
  Rule,
} from './rules/program.js'
export { mutateScenarios } from './mutate-scenarios.js'
export type { Mutation } from './mutate-scenarios.js'
export { checkSource, coverageOf } from './source-check.js'
export type { Carrier } from './rules/coverage.js'
export type { ClauseCoverage, Drift, SourceCheck } from './source-check.js'
export { runScenarios } from './run-scenarios.js'
export type { Coverage, ScenarioResult, ScenarioRun } from './run-scenarios.js'
export { decodeSource, greatestSize } from './source/decode-source.js'
export type { SourceText, Span } from './source/span.js'
