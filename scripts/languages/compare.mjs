// What is wrong with a language, in one sentence each: what it lacks, what it has too much, what it says with other values.

/** @returns {string[]} nothing where the language is whole */
export function problemsOf({ code, language }, { sentences, rules, commands, messages }) {
  const where = `language ${code}`;
  return [
    ...sentencesOf(language.phrases, sentences).map((problem) => `${where}, phrases: ${problem}`),
    ...textsOf(language.rules, rules).map((problem) => `${where}, rules: ${problem}`),
    ...textsOf(language.commands, commands).map((problem) => `${where}, commands: ${problem}`),
    ...wordsOf(language.messages, messages).map((problem) => `${where}, messages: ${problem}`),
  ];
}

function sentencesOf(phrases, sentences) {
  const missing = [...sentences].flatMap(([template, files]) => {
    const said = phrases[template];
    const shown = `${JSON.stringify(template)} of ${files.join(', ')}`;
    if (typeof said !== 'string' || said.trim() === '') return [`${shown} is missing`];
    if (marksOf(said) !== marksOf(template)) return [`${shown} has other placeholders: ${JSON.stringify(said)}`];
    if (codeOf(said) !== codeOf(template)) return [`${shown} has other code in it: ${JSON.stringify(said)}`];
    return [];
  });
  const extra = Object.keys(phrases).filter((template) => !sentences.has(template));
  return [...missing, ...extra.map((template) => `${JSON.stringify(template)} is said nowhere in src/`)];
}

/** Each placeholder once and again, in whatever order. */
function marksOf(template) {
  return (template.match(/\{\d+\}/g) ?? []).sort().join();
}

/** What stands between backticks is typed or read by programs, and stays as it is. */
function codeOf(template) {
  return (template.match(/`[^`]+`/g) ?? []).sort().join();
}

/** Records of texts by id, each with the same keys. */
function textsOf(own, english) {
  const missing = [...english].flatMap(([id, texts]) =>
    Object.keys(texts)
      .filter((key) => typeof own[id]?.[key] !== 'string' || own[id][key].trim() === '')
      .map((key) => `${id}.${key} is missing`),
  );
  const extra = Object.keys(own).filter((id) => !english.has(id));
  return [...missing, ...extra.map((id) => `there is no ${id}`)];
}

/** The words of the views: keys as in English, and where English takes facts the language does too. */
export function wordsOf(own, english, path = '') {
  return Object.entries(english).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const said = own?.[key];
    if (said === undefined || said === '') return [`${at} is missing`];
    if (kindOf(said) !== kindOf(value)) return [`${at} is ${kindOf(said)}, and ${kindOf(value)} in English`];
    if (kindOf(value) !== 'a map') return [];
    const extra = Object.keys(said).filter((name) => !(name in value));
    return [...wordsOf(said, value, at), ...extra.map((name) => `there is no ${at}.${name}`)];
  });
}

function kindOf(value) {
  if (Array.isArray(value)) return 'a sentence';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'function' ? 'a function' : 'a text';
}
