// Copies what stands in a field; where the browser does not let a page do that, the field is selected for the person to copy.
"use strict";
const copy = document.getElementById("copy");
if (copy) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const field = document.getElementById(copy.dataset.copies);
    const said = document.getElementById("copy-said");
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = "Copied.";
    } catch (refused) {
      said.textContent = "It is selected: copy it with Ctrl and C, or press and hold it.";
    }
  });
}
