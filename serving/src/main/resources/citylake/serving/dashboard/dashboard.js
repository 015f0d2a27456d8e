"use strict";
/* The dashboard: what is chosen (city, kind, language) and what the cards then say. */
(function () {
  const data = window.CITYLAKE;
  const {element, fill, line, legendItem, buttons, factList, table, busiest, ofDay, hourSpan} = window.CitylakePage;
  const {colour, cellMap, week, day, roundScale} = window.CitylakeCharts;
  const CITIES_BESIDE_TITLE = 6;
  const LONG_TABLE = 40;
  const byId = id => document.getElementById(id);
  const choice = {lang: "en", city: 0, kind: null};
  let words = window.CITYLAKE_WORDS.en;
  let {number, percent} = window.CitylakePage.numbersIn(words);
  let map = null;

  /* --- words and numbers --- */

  function smallShare(q) {
    if (q === null || q === undefined) return words.none;
    return q < 0.0001 ? "< " + number(0.0001, 4) : number(q, 4);
  }

  /* --- what is chosen --- */

  function readChoice() {
    const asked = new URLSearchParams(location.hash.slice(1));
    choice.lang = window.CitylakePage.language(asked.get("lang"));
    choice.city = Math.max(0, data.cities.findIndex(city => city.code === asked.get("city")));
    choice.kind = asked.get("kind");
  }

  function choose(change) {
    Object.assign(choice, change);
    const city = data.cities[choice.city];
    const hash = new URLSearchParams({lang: choice.lang, city: city ? city.code : "", kind: choice.kind || ""});
    history.replaceState(null, "", "#" + hash);
    draw();
  }

  /* --- the head --- */

  function drawHead() {
    document.documentElement.lang = choice.lang === "zh" ? "zh-CN" : "en";
    document.title = data.title + " · Citylake";
    byId("title").textContent = data.title;
    byId("edition").textContent = fill(words.edition, data.night, data.release);
    byId("invented").hidden = !data.isInvented;
    for (const box of document.querySelectorAll("[data-words]")) box.textContent = words[box.dataset.words];
    for (const box of document.querySelectorAll("[data-label]")) {
      box.setAttribute("aria-label", words[box.dataset.label]);
      if (box.tagName === "BUTTON") box.title = words[box.dataset.label];
    }
    const languages = Object.entries(window.CITYLAKE_WORDS).map(([key, table]) => ({key, text: table.name}));
    buttons(byId("languages"), languages, item => item.key === choice.lang, item => choose({lang: item.key}));
    const cities = data.cities.map((city, i) => ({i, text: city.name}));
    document.querySelector(".top").classList.toggle("many", cities.length > CITIES_BESIDE_TITLE);
    buttons(byId("cities"), cities, item => item.i === choice.city, item => choose({city: item.i}));
    const city = data.cities[choice.city];
    const kinds = (city ? city.views : []).map(view => ({kind: view.kind, text: words[view.kind]}));
    buttons(byId("kinds"), kinds, item => item.kind === choice.kind, item => choose({kind: item.kind}));
  }

  function drawFacts(view) {
    const facts = [];
    const hot = view.cells.filter(cell => cell.label === "hot").length;
    facts.push([number(hot), words.factHot, fill(words.factHotOf, number(view.cells.length))]);
    facts.push([number(view.placesRestOn), words.factEvents, words.factEventsOf]);
    if (view.hours.length) {
      const top = busiest(view.hours);
      const mean = view.hours.reduce((a, b) => a + b, 0) / 168;
      facts.push([hourName(top), words.factHour, fill(words.factHourOf, number(mean > 0 ? view.hours[top] / mean : 0, 1))]);
      const all = view.hoursRestOn + view.hoursLeftOut;
      facts.push([percent(all ? view.hoursLeftOut / all : 0), words.factLeftOut, fill(words.factLeftOutOf, number(view.hoursLeftOut), number(all))]);
    }
    factList(byId("facts"), facts);
  }

  /* --- the map --- */

  const CLASSES = {"3": "hot99", "2": "hot95", "1": "hot90", "-1": "cold90", "-2": "cold95", "-3": "cold99"};

  function isUnsure(cell) {
    return cell.giBin !== 0 && (cell.label === "not_significant" || cell.isSparse);
  }

  function faceOf(cell, rank) {
    const name = CLASSES[cell.giBin] || "neutral";
    if (isUnsure(cell)) return {fill: colour("neutral"), hatch: colour(name)};
    return {fill: colour(name), mark: rank, markColour: colour("on-" + name)};
  }

  function verdictOf(cell) {
    if (cell.label === "hot") return words.tipHot;
    if (cell.label === "cold") return words.tipCold;
    return cell.giBin !== 0 ? words.tipUnsure : words.tipNeutral;
  }

  function countText(cell) {
    return cell.isWithheld ? words.withheld : number(cell.count);
  }

  function intervalText(cell) {
    return cell.countLow === null || cell.countHigh === null ? words.none : fill(words.intervalText, number(cell.countLow, 1), number(cell.countHigh, 1));
  }

  function cellTip(cell) {
    const tip = element("div", "tip");
    tip.append(element("p", "tip-title", verdictOf(cell)));
    if (cell.isSparse) tip.append(element("p", "tip-warning", words.tipSparse));
    tip.append(line(words.count, countText(cell)), line(words.interval, intervalText(cell)));
    tip.append(line(words.z, number(cell.giZ, 2)), line(words.q, smallShare(cell.giQ)), line(words.qExact, smallShare(cell.qExact)));
    tip.append(element("p", "tip-foot", fill(words.tipCell, cell.cell)));
    return tip;
  }

  function hottest(view) {
    return view.cells.filter(cell => cell.label === "hot").sort((a, b) => b.giZ - a.giZ || (a.cell < b.cell ? -1 : 1)).slice(0, 10);
  }

  function tellScale(metresPerPixel) {
    const scale = roundScale(metresPerPixel, 110);
    byId("scale-bar").style.width = scale.pixels + "px";
    byId("scale-text").textContent = scale.metres >= 1000 ? fill(words.kilometres, number(scale.metres / 1000)) : fill(words.metres, number(scale.metres));
  }

  function drawMap(city, view) {
    byId("places-title").textContent = fill(words.placesTitle, words[view.kind], city.name);
    byId("places-basis").textContent = fill(words.placesBasis, number(view.cellSizeM), number(view.placesRestOn));
    const isEmpty = view.cells.length === 0;
    byId("map").hidden = isEmpty;
    byId("map-nothing").hidden = !isEmpty;
    byId("map-nothing").textContent = words.noMap;
    if (isEmpty) return;
    const ranks = new Map(hottest(view).map((cell, i) => [cell, String(i + 1)]));
    const ofLabel = label => view.cells.filter(cell => cell.label === label).length;
    map = cellMap(byId("map"), view.cells, view.cellSizeM, {
      label: fill(words.mapLabel, city.name, number(ofLabel("hot")), number(ofLabel("cold")), number(view.cells.length)),
      face: cell => faceOf(cell, ranks.get(cell)),
      tip: cellTip,
      scale: tellScale
    });
  }

  function drawMapLegend(view) {
    const present = new Set(view.cells.filter(cell => !isUnsure(cell)).map(cell => CLASSES[cell.giBin] || "neutral"));
    const entries = ["hot99", "hot95", "hot90", "neutral", "cold90", "cold95", "cold99"].filter(name => present.has(name) || name === "hot99" || name === "hot95" || name === "neutral");
    const items = entries.map(name => legendItem("swatch " + name, words[name]));
    if (view.cells.some(isUnsure)) items.push(legendItem("swatch unsure", words.unsure));
    byId("map-legend").replaceChildren(...items);
  }

  /* --- the clocks --- */

  function hourName(hour) {
    return words.days[Math.floor(hour / 24)] + " " + hourSpan(hour % 24);
  }

  function drawClocks(city, view) {
    byId("hours-title").textContent = fill(words.hoursTitle, words[view.kind]);
    byId("hours-basis").textContent = fill(words.hoursBasis, city.timeZone, number(view.hoursRestOn), number(view.hoursLeftOut));
    const isEmpty = view.hours.length === 0;
    byId("week").hidden = isEmpty;
    byId("week-nothing").hidden = !isEmpty;
    byId("week-nothing").textContent = words.noClock;
    document.querySelector(".ramp").hidden = isEmpty;
    byId("all-hours").hidden = isEmpty;
    byId("day-card").hidden = isEmpty;
    if (isEmpty) return;
    const top = busiest(view.hours);
    byId("ramp-low").textContent = words.rampLow;
    byId("ramp-high").textContent = fill(words.rampHigh, number(view.hours[top], 0));
    week(byId("week"), view.hours, {
      days: words.days,
      label: fill(words.weekLabel, hourName(top), number(view.hours[top], 1)),
      tip: (d, hour, value) => fill(words.weekTip, words.days[d], hourSpan(hour), number(value, 1))
    });
    byId("week-table").replaceChildren(table(
      [words.hourHead, ...words.days].map((text, i) => ({text, isNumber: i > 0})),
      Array.from({length: 24}, (_, hour) => [hourSpan(hour), ...words.days.map((_, d) => number(view.hours[24 * d + hour], 1))])));
    drawDay(city, view);
  }

  function drawDay(city, view) {
    const other = city.views.find(v => v.kind !== view.kind && v.hours.length);
    const bars = ofDay(view.hours);
    const rest = other ? ofDay(other.hours) : null;
    byId("day-title").textContent = words.dayTitle;
    byId("day-basis").textContent = words.dayBasis;
    day(byId("day"), bars, rest, {
      label: fill(words.dayLabel, hourSpan(busiest(bars))),
      tip: hour => {
        const tip = element("div", "tip");
        tip.append(element("p", "tip-title", hourSpan(hour)), line(words[view.kind], percent(bars[hour])));
        if (rest) tip.append(line(words[other.kind], percent(rest[hour])));
        return tip;
      }
    });
    const items = [legendItem("swatch bar", words[view.kind])];
    if (rest) items.push(legendItem("swatch stroke", words[other.kind]));
    byId("day-legend").replaceChildren(...items);
  }

  /* --- tables --- */

  function heads(names, numbers) {
    return names.map(name => ({text: words[name], isNumber: numbers.includes(name), isMinor: name === "z" || name === "qShort"}));
  }

  function whisker(cell, most) {
    const box = element("span", "whisker-box");
    box.append(element("span", "whisker-text", intervalText(cell)));
    if (cell.countLow !== null && cell.countHigh !== null && most > 0) {
      const track = element("span", "whisker");
      const bar = element("span");
      bar.style.left = 100 * cell.countLow / most + "%";
      bar.style.width = Math.max(1.5, 100 * (cell.countHigh - cell.countLow) / most) + "%";
      track.append(bar);
      track.setAttribute("aria-hidden", "true");
      box.append(track);
    }
    return box;
  }

  function drawTop(city, view) {
    byId("top-title").textContent = fill(words.topTitle, words[view.kind]);
    const cells = hottest(view);
    const box = byId("top-table");
    if (!cells.length) {
      box.replaceChildren(element("p", "nothing", words.noHot));
      return;
    }
    const most = Math.max(...cells.map(cell => cell.countHigh || 0));
    box.replaceChildren(table(
      heads(["rank", "place", "countShort", "intervalShort", "z", "qShort", "level"], ["countShort", "z", "qShort"]),
      cells.map((cell, i) => [
        String(i + 1), number(cell.lat, 4) + ", " + number(cell.lon, 4), countText(cell), whisker(cell, most), number(cell.giZ, 1), smallShare(cell.giQ), levelChip(cell)
      ])));
  }

  function levelChip(cell) {
    const box = element("span", "chips");
    box.append(element("span", "chip " + (CLASSES[cell.giBin] || "neutral"), words.levels[cell.giBin]));
    if (cell.isSparse) box.append(element("span", "chip plain", words.sparse));
    return box;
  }

  const HEADLINE = ["neighbourhood_r", "spearman_cells", "top5_share", "pearson_hours_24", "pearson_hours_168", "pearson_residual_168"];

  function drawCoincidence(city) {
    byId("coincidence-title").textContent = fill(words.coincidenceTitle, city.name);
    const known = new Map(city.coincidence.map(figure => [figure.stat, figure]));
    const headline = HEADLINE.filter(stat => known.has(stat)).map(stat => known.get(stat));
    const box = byId("figures");
    byId("verdicts").replaceChildren(...city.verdicts.map(verdictItem));
    byId("all-figures").hidden = city.coincidence.length === 0;
    if (!city.coincidence.length) {
      box.replaceChildren(element("li", "nothing", words.noCoincidence));
      return;
    }
    box.replaceChildren(...headline.map(figureItem));
    byId("figure-table").replaceChildren(table(
      heads(["figure", "value", "restsOn", "meaning"], ["value"]),
      city.coincidence.map(figure => [
        words.stats[figure.stat] || figure.stat, valueText(figure), fill(words.restsOnText, number(figure.crimes), number(figure.crashes)), meaningOf(figure) || words.none
      ])));
  }

  function verdictItem(verdict) {
    const item = element("li", "verdict " + verdict.verdict.replaceAll(" ", "-"));
    const head = element("p", "verdict-head");
    head.append(element("span", null, words.verdictOf[verdict.aspect]), element("strong", null, words.verdicts[verdict.verdict]));
    const text = verdict.p === null
      ? fill(words.verdictTooFew, number(verdict.crimes), number(verdict.crashes))
      : fill(words.verdictFigures, number(verdict.correlation, 2), percent(verdict.p, 1), number(verdict.shifts), number(verdict.crimes), number(verdict.crashes));
    item.append(head, element("p", "quiet", text));
    if (verdict.p === null) {
      const reason = element("p", "quiet", verdict.reason);
      reason.lang = "en";
      item.append(reason);
    }
    return item;
  }

  function drawWindows(city) {
    byId("windows-title").textContent = fill(words.windowsTitle, city.name);
    const box = byId("windows-table");
    if (!city.windows.length) {
      box.replaceChildren(element("p", "nothing", words.noWindows));
      return;
    }
    box.replaceChildren(table(
      heads(["rank", "place", "windowHours", "windowCrimes", "windowCrashes", "harm"], ["windowCrimes", "windowCrashes", "harm"]),
      city.windows.map(w => [
        String(w.rank), number(w.lat, 4) + ", " + number(w.lon, 4) + (w.isOnBorder ? " · " + words.onBorder : ""),
        w.hourFrom + ":00–" + w.hourTo + ":00", number(w.crimes), number(w.crashes), number(w.harm)
      ])));
  }

  function valueText(figure) {
    if (figure.value === null) return words.notGiven;
    const isWhole = /^(top\d+_)?cells$|^cross_k_/.test(figure.stat);
    return number(figure.value, isWhole ? 0 : 2);
  }

  /** The table's own sentence, or for a language that has words for it, how alike in words. */
  function meaningOf(figure) {
    if (!words.alike || figure.value === null) return figure.meaning;
    if (figure.stat === "top5_share") return fill(words.shareMeaning, percent(figure.value, 0));
    if (!/^(pearson|spearman|neighbourhood)_/.test(figure.stat)) return figure.meaning;
    const size = Math.abs(figure.value);
    const step = size < 0.1 ? 0 : size < 0.3 ? 1 : size < 0.6 ? 2 : 3;
    return (figure.value < 0 ? words.opposite : words.alike)[step];
  }

  function figureItem(figure) {
    const item = element("li");
    const head = element("div", "figure-head");
    head.append(element("span", null, words.stats[figure.stat] || figure.stat), element("strong", null, valueText(figure)));
    item.append(head);
    if (figure.value !== null) {
      const isShare = figure.stat.endsWith("_share");
      const low = isShare ? 0 : -1;
      const at = value => 100 * (value - low) / (1 - low) + "%";
      const track = element("div", "track");
      track.setAttribute("aria-hidden", "true");
      const zero = element("span", "zero");
      zero.style.left = at(isShare ? 0.05 : 0);
      const span = element("span", "span");
      const from = isShare ? 0 : Math.min(0, figure.value);
      span.style.left = at(from);
      span.style.width = 100 * Math.abs(figure.value) / (1 - low) + "%";
      const dot = element("span", "dot");
      dot.style.left = at(figure.value);
      track.append(zero, span, dot);
      item.append(track);
    }
    if (figure.meaning) item.append(element("p", "quiet", meaningOf(figure)));
    return item;
  }

  function drawScores() {
    const cards = data.scoreCards;
    const box = byId("score-table");
    byId("mend-first").replaceChildren(...cards.filter(card => card.scope === "city").flatMap(worstOf).map(mendItem));
    if (!cards.length) {
      byId("score-basis").textContent = "";
      box.replaceChildren(element("p", "nothing", words.noScores));
      return;
    }
    byId("score-basis").textContent = fill(words.scoreBasis, number(cards[0].windowNights));
    const share = (part, whole) => whole ? percent(part / whole, 1) : words.none;
    box.replaceChildren(table(
      heads(["scoreOf", "onTime", "notOnTime", "records", "quarantined", "duplicates", "noPlace", "tasks"], ["onTime", "records", "quarantined", "duplicates", "noPlace"]),
      cards.map(card => [
        (card.scope === "vendor" ? words.vendor + " " : "") + cityName(card),
        share(card.onTime, card.onTime + card.late + card.missing + card.stale + card.refused),
        [card.late, card.missing, card.stale, card.refused].map(n => number(n)).join(" / "),
        number(card.records), share(card.quarantined, card.records), share(card.duplicates, card.records), share(card.withoutPlace, card.rows),
        number(card.tasks) + (card.tasksOverdue ? " (" + fill(words.overdue, number(card.tasksOverdue)) + ")" : "")
      ])));
  }

  function cityName(card) {
    return card.name.charAt(0).toUpperCase() + card.name.slice(1).replaceAll("_", " ");
  }

  function worstOf(card) {
    return card.mendFirst.slice(0, 2).map(cause => ({card, cause}));
  }

  /** A refused file among others costs its part of the night. */
  function lossWords(cause) {
    if (cause.worthNights <= cause.nightsLost) {
      return words.gainNights;
    }
    return cause.nightsLost ? words.gainNightsAndParts : words.gainParts;
  }

  function mendItem({card, cause}) {
    const gain = cause.records ? fill(words.gainRecords, number(cause.records)) : fill(lossWords(cause), number(cause.nightsLost));
    const item = element("li");
    item.append(element("strong", null, cityName(card) + ", " + (words[cause.kind] || cause.kind) + ": " + (words.causes[cause.cause] || cause.cause)));
    item.append(element("span", null, " " + gain + fill(words.worth, number(cause.worthNights, 2)) + " "));
    const place = cause.exampleFile ? cause.exampleFile + (cause.exampleRecord === null ? "" : " #" + cause.exampleRecord) : "";
    item.append(element("span", "quiet", (choice.lang === "en" ? cause.hint + " " : "") + place));
    return item;
  }

  /** All rows where a reader has them at a glance; else those that ask for something, and the chosen city's. */
  function drawFreshness() {
    const city = data.cities[choice.city];
    const isLong = data.freshness.length > LONG_TABLE;
    byId("all-freshness").hidden = !isLong;
    byId("freshness-sum").textContent = isLong ? fill(words.freshnessSome, statesInWords(), city ? city.name : words.none) : "";
    if (!isLong) {
      byId("freshness-table").replaceChildren(freshnessTable(data.freshness));
      return;
    }
    const isOdd = source => source.filesRefused > 0 || !["on_time", "not_due", "untimed", "paused"].includes(source.state);
    const isChosen = source => city && source.city === city.name;
    const shown = data.freshness.filter(source => isOdd(source) && !isChosen(source)).concat(data.freshness.filter(isChosen));
    byId("freshness-table").replaceChildren(freshnessTable(shown));
    byId("all-freshness-table").replaceChildren(freshnessTable(data.freshness));
  }

  function statesInWords() {
    const counts = {};
    data.freshness.filter(source => source.state).forEach(source => { counts[source.state] = (counts[source.state] || 0) + 1; });
    return Object.keys(words.stateNames).filter(state => counts[state])
      .map(state => fill(words.inState, words.stateNames[state], number(counts[state]))).join(words.comma);
  }

  function freshnessTable(sources) {
    const rows = sources.map(source => [
      source.city, words[source.kind] || source.kind, stateChip(source), source.lastNight || words.none,
      source.latestEvent ? source.latestEvent.replace("T", " ").slice(0, 16) : words.none,
      number(source.records), number(source.quarantined), refusalText(source)
    ]);
    const sum = key => data.freshness.reduce((total, source) => total + source[key], 0);
    const total = [words.total, "", "", "", "", number(sum("records")), number(sum("quarantined")), number(sum("filesRefused"))];
    total.className = "total";
    return table(
      heads(["source", "kind", "state", "lastNight", "latestEvent", "records", "quarantined", "refused"], ["records", "quarantined"]), rows.concat([total]));
  }

  function stateChip(source) {
    const old = source.isFresh ? "fresh" : source.lastNight ? "late" : "never";
    if (!source.state) return element("span", "chip state-" + old, words[old]);
    const text = fill(words.states[source.state], source.lateMinutes === null ? "" : number(source.lateMinutes), source.missingSince || "");
    return element("span", "chip state-" + source.state, text);
  }

  function refusalText(source) {
    if (!source.filesRefused) return number(0);
    const box = element("span", "refusal");
    box.append(element("b", null, number(source.filesRefused)));
    if (source.lastRefusal) box.append(element("span", null, source.lastRefusal));
    return box;
  }

  function drawNotes() {
    byId("notes-card").hidden = data.notes.length === 0;
    byId("notes").replaceChildren(...data.notes.map(text => element("li", null, text)));
    byId("cautions").replaceChildren(...words.cautions.map(text => element("li", null, text)));
  }

  /* --- all of it --- */

  function draw() {
    words = window.CITYLAKE_WORDS[choice.lang];
    ({number, percent} = window.CitylakePage.numbersIn(words));
    const city = data.cities[choice.city];
    if (city && !city.views.some(view => view.kind === choice.kind)) choice.kind = city.views.length ? city.views[0].kind : null;
    const view = city && city.views.find(v => v.kind === choice.kind);
    drawHead();
    for (const id of ["facts", "places", "hours", "day-card", "top-card", "coincidence-card", "windows-card"]) byId(id).hidden = !view;
    if (view) {
      drawFacts(view);
      drawMap(city, view);
      drawMapLegend(view);
      drawClocks(city, view);
      drawTop(city, view);
      drawCoincidence(city);
      drawWindows(city);
    }
    drawFreshness();
    drawScores();
    drawNotes();
    document.body.dataset.ready = "true";
  }

  byId("zoom-in").addEventListener("click", () => map && map.zoomBy(1.6));
  byId("zoom-out").addEventListener("click", () => map && map.zoomBy(1 / 1.6));
  byId("zoom-home").addEventListener("click", () => map && map.home());
  for (const query of ["(prefers-color-scheme: dark)", "print"]) window.matchMedia(query).addEventListener("change", draw);
  window.addEventListener("hashchange", () => {
    if (!location.hash.includes("=")) return; // a place on the page, as the skip link's
    readChoice();
    draw();
  });
  readChoice();
  draw();
})();
