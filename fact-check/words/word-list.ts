/** Words that are written in lines, with commas between them. */
export const wordList = (text: string): readonly string[] =>
  text
    .split(/[\n,]/)
    .map((each) => each.trim())
    .filter(Boolean)
