// Counts words exactly as org.pledgekeeper.statement.Words does: what stands between spaces and has a letter or digit in it.
"use strict";
const SPACES = /[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]+/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

globalThis.countWords = text => text.split(SPACES).filter(word => LETTER_OR_DIGIT.test(word)).length;

for (const area of document.querySelectorAll("textarea[data-words]")) {
  const limit = Number(area.dataset.words);
  const count = document.getElementById(area.id + "-count");
  const show = () => {
    const words = countWords(area.value);
    count.textContent = words > limit ? `${words} of ${limit} words: please shorten it by ${words - limit}` : `${words} of ${limit} words`;
    count.classList.toggle("over", words > limit);
  };
  area.addEventListener("input", show);
  addEventListener("restored", show);
  show();
}
