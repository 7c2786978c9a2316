// Says how many items are chosen for a pulse.
"use strict";
const chosen = document.getElementById("chosen");
const most = Number(chosen.dataset.most);
const boxes = [...document.querySelectorAll("input[name=indicator]")];
const show = () => {
  const count = boxes.filter(box => box.checked).length;
  chosen.textContent = count > most ? `${count} chosen: please keep to ${most}` : `${count} of at most ${most} chosen`;
  chosen.classList.toggle("over", count > most);
};
boxes.forEach(box => box.addEventListener("change", show));
addEventListener("pageshow", show);
show();
