// Leaves a page that nobody should see over someone's shoulder: it is blank at once, and the way back does not lead to it.
"use strict";
const exit = document.getElementById("exit");
exit.addEventListener("click", event => {
  event.preventDefault();
  document.body.hidden = true;
  location.replace(exit.href);
});
