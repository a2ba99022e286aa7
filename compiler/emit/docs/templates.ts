// Layout only: every text that reaches a template is Markdown already.

/** What stands above the page of a table or decision. */
export const headTemplate = `# {{title}}

*{{subtitle}}* · {{> links}}
`

/** A table of the source. */
export const tableTemplate = `{{intro}}

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
| **{{label}}** |{{#each cells}} {{this}} |{{/each}}
{{/each}}
{{/if}}

{{#each readingMarks}}
- {{anchor}}**{{mark}}** — {{@root.readingWord}} {{reading}}.
{{/each}}

{{#if footnotes}}
## {{headings.footnotes}}

{{#each footnotes}}
- {{anchor}}**{{mark}}** — {{text}}{{marks}}
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

{{@root.headings.instead}} {{then}}{{marks}}

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
- {{this}}
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
export const decisionTemplate = `**{{question}}**

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
| {{cases}} | {{answer}} | {{anchor}}<sub>{{id}}</sub> |
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

{{#if alsoInFormulas}}
{{headings.alsoInFormulas}}

{{#each alsoInFormulas}}
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
