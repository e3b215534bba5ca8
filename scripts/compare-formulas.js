// Prints the formulas of a table whose structure differs from that of KaTeX, and the counts.
const fs = require('fs')
const katex = require('katex')

/** Reads the elements of MathML; texts are strings. */
function parse(xml) {
  const root = { name: '', children: [] }
  const open = [root]
  for (const [, end, name, empty, text] of xml.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>|([^<]+)/g)) {
    const last = open[open.length - 1]
    if (text !== undefined) last.children.push(text)
    else if (end) open.pop()
    else {
      const element = { name, children: [] }
      last.children.push(element)
      if (!empty) open.push(element)
    }
  }
  return root
}

const references = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0' }
const decoded = (text) => text
  .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
  .replace(/&(lt|gt|amp|quot|nbsp);/g, (_, name) => references[name])
const textOf = (node) => typeof node === 'string' ? decoded(node) : node.children.map(textOf).join('')

/** The structure as the table writes it. */
function structure(node) {
  if (['mi', 'mn', 'mo', 'mtext'].includes(node.name)) return textOf(node).replace(/[\s\u200b\u2061-\u2064]/g, '')
  if (['annotation', 'mspace', 'mphantom'].includes(node.name)) return ''
  const all = node.children.filter((child) => typeof child !== 'string').map(structure)
  if (node.name === 'mtr') return `[${all.join('&')}]`
  const name = { munder: 'sub', mover: 'sup', munderover: 'subsup' }[node.name] ?? node.name.replace(/^m/, '')
  return ['sub', 'sup', 'subsup', 'frac', 'sqrt', 'root'].includes(name) ? `${name}(${all.join('|')})` : all.join('')
}

/** Leaves out differences of form: signs that mean the same, and empty cells that only move the others. */
const same = (structure) => structure.normalize('NFKC')
  .replace(/∣/g, '|').replace(/ϕ/g, 'φ').replace(/⋅/g, '·').replace(/∥/g, '‖').replace(/−/g, '-').replace(/∗/g, '*')
  .replace(/⟂/g, '⊥').replace(/◻/g, '□').replace(/\[&/g, '[').replace(/&\]/g, ']').replace(/[\s\u0300-\u036f\ufe00]/g, '')

const counts = { same: 0, different: 0, 'refused by huikan only': 0, 'refused by KaTeX only': 0, 'refused by both': 0 }
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const [formula, ours] = line.split('\t')
  const displayMode = /\\tag|\\begin\{/.test(formula)
  let theirs
  try {
    theirs = structure(parse(katex.renderToString(formula, { output: 'mathml', displayMode, strict: false })))
  } catch {
    theirs = 'refused'
  }
  const kind = ours === 'refused'
    ? theirs === 'refused' ? 'refused by both' : 'refused by huikan only'
    : theirs === 'refused' ? 'refused by KaTeX only' : same(ours) === same(theirs) ? 'same' : 'different'
  counts[kind] += 1
  if (kind === 'different') console.log(`${formula}\n  huikan ${ours}\n  KaTeX  ${theirs}`)
  else if (kind === 'refused by huikan only') console.log(`${formula}\n  refused by huikan`)
}
console.log(counts)
