// Layout only: every text that reaches a template is Markdown already.

/** The index of a language. */
export const indexTemplate = `# {{title}}

{{> links}}


{{encodes}} {{sourceLanguage}}

{{#each editions}}
## {{title}}

{{days}}

{{#if tables}}
### {{@root.headings.tables}}

{{#each tables}}
- [{{text}}]({{href}})
{{/each}}
{{/if}}

{{#if decisions}}
### {{@root.headings.decisions}}

| {{@root.headings.question}} | {{@root.headings.force}} | {{@root.headings.facts}} |
| --- | --- | --- |
{{#each decisions}}
| [{{link.text}}]({{link.href}}) | {{force}} | {{facts}} |
{{/each}}
{{/if}}

{{/each}}
{{#if readings}}
## {{headings.readings}}

{{#each readings}}
- [{{link.text}}]({{link.href}}) — {{question}}
{{/each}}
{{/if}}

{{#if coverage}}
## {{headings.coverage}}

[{{coverage.text}}]({{coverage.href}})
{{/if}}

{{#if calendars}}
## {{headings.calendars}}

{{#each calendars}}
- **{{title}}** — {{hours}}
{{/each}}
{{/if}}
`

/** A table of the source. */
export const tableTemplate = `# {{title}}

*{{subtitle}}* · {{> links}}

{{intro}}

{{#if applies}}
{{headings.appliesWhen}}

{{#each applies}}
- {{this}}
{{/each}}
{{else}}
{{appliesAlways}}
{{/if}}

{{prevailsOver}}

{{prevailedBy}}

{{#if rows}}
|{{#each columns}} {{this}} |{{/each}}
|{{#each columns}} --- |{{/each}}
{{#each rows}}
| **{{label}}** |{{#each groups}} {{> group}} |{{/each}}
{{/each}}
{{/if}}

{{#each readingMarks}}
- {{anchor}}**{{mark}}** — {{@root.readingWord}} {{reading}}.
{{/each}}

{{#if footnotes}}
## {{headings.footnotes}}

{{#each footnotes}}
- {{anchor}}**{{mark}}** — {{text}}{{> marks}}
{{/each}}
{{/if}}

{{#if exclusions}}
## {{headings.exclusions}}

{{headings.excluded}}

{{#each exclusions}}
### {{title}}

{{#unless isAdopted}}
*{{@root.onlyOtherReading}}* {{reading}}.

{{/unless}}
{{#each requirements}}
- {{text}}
{{#each values}}
  - {{this}}
{{/each}}
{{/each}}

{{cells}}

{{@root.headings.instead}} {{then}}{{> marks}}

{{#if isAdopted}}
{{#if reading}}
<sub>{{@root.readingWord}} {{reading}}.</sub>
{{/if}}
{{/if}}

{{/each}}
{{/if}}

{{#if exceptions}}
## {{headings.exceptions}}

{{#each exceptions}}
- [{{question.text}}]({{question.href}}){{#if cells}} ({{cells}}){{/if}} — {{> entry entry}}
{{/each}}
{{/if}}

{{> alternatives}}

{{#if readings}}
## {{headings.readings}}

{{#each readings}}
{{> reading}}
{{/each}}
{{/if}}

## {{headings.decisions}}

{{headings.answerTo}}

{{#each questions}}
- [{{link.text}}]({{link.href}}) ({{force}})
{{/each}}

{{> clauses}}
`

/** A question and all that answers it. */
export const decisionTemplate = `# {{title}}

*{{subtitle}}* · {{> links}}

**{{question}}**

{{force}} {{strategy}}

{{tables}}

## {{headings.rules}}

{{#each rules.sections}}
{{#if title}}
### {{title}}

{{/if}}
| {{@root.headings.cases}} | {{@root.headings.answer}} | {{@root.headings.rule}} |
| --- | --- | --- |
{{#each rules}}
| {{cases}} | {{> answer}} | {{anchor}}<sub>{{id}}</sub> |
{{/each}}

{{/each}}
{{#if silences}}
## {{headings.silences}}

{{#each silences}}
- *{{says}}* — {{meaning}} {{rules}}
{{/each}}
{{/if}}

{{> alternatives rules}}

## {{headings.outputs}}

{{#each outputs}}
- **{{label}}** — {{type}}
{{/each}}

## {{headings.facts}}

{{#each facts}}
### {{label}}

{{question}}

{{#if terms}}
{{#if fold}}
<details><summary>{{fold}}</summary>

{{/if}}
{{#each terms}}
{{indent}}- {{label}}{{#if remark}} *({{remark}})*{{/if}}
{{/each}}
{{#if fold}}

</details>
{{/if}}
{{else}}
{{kind}}
{{/if}}

{{presumed}}

{{#if formulaName}}
{{@root.headings.inFormulas}} {{formulaName}}
{{/if}}

{{#if remark}}
*{{remark}}*
{{/if}}

{{else}}
{{headings.none}}
{{/each}}

{{#if answersInFormulas}}
{{headings.answersInFormulas}}

{{#each answersInFormulas}}
- {{name}} — [{{link.text}}]({{link.href}})
{{/each}}
{{/if}}

{{#if readings}}
## {{headings.readings}}

{{#each readings}}
{{> reading}}
{{/each}}
{{/if}}

{{> clauses}}
`

/** What carries each clause. */
export const coverageTemplate = `# {{title}}

{{> links}}


{{lead}}

| {{headings.section}} | {{headings.clause}} |{{#each carriers}} {{this}} |{{/each}}
| --- | ---: |{{#each carriers}} ---: |{{/each}}
{{#each totals}}
| {{section}} | {{all}} |{{#each counts}} {{this}} |{{/each}}
{{/each}}

{{#each sections}}
## {{title}}

| {{@root.headings.clause}} | {{@root.headings.page}} | {{@root.headings.summary}} | {{@root.headings.carriedBy}} |
| --- | --- | --- | --- |
{{#each clauses}}
| {{anchor}}{{id}} | {{page}} | {{summary}} | {{carriedBy}} |
{{/each}}

{{/each}}
`

/** All readings of the book. */
export const readingsTemplate = `# {{title}}

{{> links}}


{{#each readings}}
{{> reading}}
{{else}}
{{headings.none}}
{{/each}}

{{> clauses}}
`
