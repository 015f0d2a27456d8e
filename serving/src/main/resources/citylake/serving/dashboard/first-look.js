"use strict";
/* A first look at one file: where and when its records are, what is wrong with it, what its columns are. */
(function () {
  const data = window.CITYLAKE_FIRST_LOOK;
  const {element, fill, line, legendItem, buttons, factList, table, busiest, ofDay, hourSpan, language} = window.CitylakePage;
  const {colour, cellMap, week, day, roundScale} = window.CitylakeCharts;
  const byId = id => document.getElementById(id);
  const steps = stepsOf(data.cells.map(cell => cell.count));
  let lang = language(new URLSearchParams(location.hash.slice(1)).get("lang"));
  let words = window.CITYLAKE_WORDS[lang];
  let {number, percent} = window.CitylakePage.numbersIn(words);
  let map = null;

  /** Upper ends of up to five classes with about the same number of cells. */
  function stepsOf(counts) {
    const sorted = counts.slice().sort((a, b) => a - b);
    const ends = [0.4, 0.65, 0.85, 0.96, 1].map(share => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
    return ends.filter((end, i) => end !== undefined && end !== ends[i - 1]);
  }

  function stepOf(count) {
    return steps.findIndex(end => count <= end);
  }

  function rampOf(step) {
    return steps.length === 1 ? 3 : 1 + Math.round(step * 4 / (steps.length - 1));
  }

  function drawHead() {
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    document.title = fill(words.look.title, data.file) + " · Citylake";
    byId("title").textContent = fill(words.look.title, data.file);
    byId("edition").textContent = fill(words.look.edition, number(data.records), number(data.columns.length));
    const languages = Object.entries(window.CITYLAKE_WORDS).map(([key, other]) => ({key, text: other.name}));
    byId("languages").setAttribute("aria-label", words.language);
    buttons(byId("languages"), languages, item => item.key === lang, item => { lang = item.key; draw(); });
    byId("zoom").setAttribute("aria-label", words.zoom);
    for (const [id, text] of [["zoom-in", words.zoomIn], ["zoom-out", words.zoomOut], ["zoom-home", words.zoomHome]]) {
      byId(id).setAttribute("aria-label", text);
      byId(id).title = text;
    }
    const facts = [[number(data.records), words.look.factRecords], [number(data.faults.length), words.look.factFaults]];
    if (data.cells.length) facts.push([percent(data.records ? data.placed / data.records : 0), words.look.factPlaced]);
    if (data.hours.length) facts.push([percent(data.records ? data.timed / data.records : 0), words.look.factTimed]);
    factList(byId("facts"), facts);
  }

  function drawMap() {
    const isEmpty = data.cells.length === 0;
    byId("places-title").textContent = words.look.mapTitle;
    byId("places-basis").textContent = isEmpty ? "" : fill(words.look.mapBasis, number(data.cellSizeM), number(data.placed), number(data.records));
    byId("map").parentElement.classList.toggle("empty", isEmpty);
    for (const id of ["map", "zoom", "map-legend"]) byId(id).hidden = isEmpty;
    document.querySelector(".scale").hidden = isEmpty;
    byId("map-nothing").hidden = !isEmpty;
    byId("map-nothing").textContent = words.look.noMap;
    if (isEmpty) return;
    map = cellMap(byId("map"), data.cells, data.cellSizeM, {
      label: fill(words.look.mapLabel, number(data.cells.length), number(steps[steps.length - 1])),
      face: cell => ({fill: colour("ramp" + rampOf(stepOf(cell.count)))}),
      tip: cell => element("div", "tip", fill(words.look.cellTip, number(cell.count))),
      scale: metresPerPixel => {
        const scale = roundScale(metresPerPixel, 110);
        byId("scale-bar").style.width = scale.pixels + "px";
        byId("scale-text").textContent = scale.metres >= 1000 ? fill(words.kilometres, number(scale.metres / 1000)) : fill(words.metres, number(scale.metres));
      }
    });
    byId("map-legend").replaceChildren(...steps.map((end, i) => {
      const from = i === 0 ? Math.min(...data.cells.map(cell => cell.count)) : steps[i - 1] + 1;
      const text = from === end ? fill(words.look.legendOne, number(end)) : fill(words.look.legend, number(from), number(end));
      return legendItem("swatch seq" + rampOf(i), text);
    }));
  }

  function drawClock() {
    const isEmpty = data.hours.length === 0;
    byId("hours-title").textContent = words.look.clockTitle;
    byId("hours-basis").textContent = isEmpty ? "" : fill(words.look.clockBasis, data.timeColumn, number(data.timed), number(data.records));
    byId("week").hidden = isEmpty;
    byId("day-card").hidden = isEmpty;
    byId("week-nothing").hidden = !isEmpty;
    byId("week-nothing").textContent = words.look.noClock;
    if (isEmpty) return;
    const top = busiest(data.hours);
    const name = hour => words.days[Math.floor(hour / 24)] + " " + hourSpan(hour % 24);
    week(byId("week"), data.hours, {
      days: words.days,
      label: fill(words.weekLabel, name(top), number(data.hours[top])),
      tip: (d, hour, value) => fill(words.weekTip, words.days[d], hourSpan(hour), number(value))
    });
    const shares = ofDay(data.hours);
    byId("day-title").textContent = words.dayTitle;
    day(byId("day"), shares, null, {
      label: fill(words.dayLabel, hourSpan(busiest(shares))),
      tip: hour => line(hourSpan(hour), percent(shares[hour]))
    });
  }

  function drawTables() {
    const look = words.look;
    byId("faults-title").textContent = look.faultsTitle;
    byId("faults-basis").textContent = look.faultsBasis;
    byId("columns-title").textContent = look.columnsTitle;
    byId("columns-basis").textContent = look.columnsBasis;
    byId("fault-table").replaceChildren(data.faults.length === 0 ? element("p", "nothing", look.noFaults) : table(
      [{text: look.fault}, {text: look.faultRecords, isNumber: true}, {text: look.detail}, {text: look.firstRecord, isNumber: true}],
      data.faults.map(fault => [fault.name, number(fault.records), fault.detail, number(fault.firstRecord)])));
    byId("column-table").replaceChildren(table(
      [{text: look.column}, {text: look.type}, {text: look.role}, {text: look.filled, isNumber: true}],
      data.columns.map(column => [column.name, column.type, column.role || words.none, percent(column.filled)])));
  }

  function draw() {
    words = window.CITYLAKE_WORDS[lang];
    ({number, percent} = window.CitylakePage.numbersIn(words));
    drawHead();
    drawMap();
    drawClock();
    drawTables();
    document.body.dataset.ready = "true";
  }

  byId("zoom-in").addEventListener("click", () => map && map.zoomBy(1.6));
  byId("zoom-out").addEventListener("click", () => map && map.zoomBy(1 / 1.6));
  byId("zoom-home").addEventListener("click", () => map && map.home());
  for (const query of ["(prefers-color-scheme: dark)", "print"]) window.matchMedia(query).addEventListener("change", draw);
  draw();
})();
