"use strict";
/* What a linkage's model says and what its thresholds make of it. Nothing of any person. */
(function () {
  const data = window.CITYLAKE_LINKAGE;
  const {element, fill, legendItem, buttons, factList, table, line, language} = window.CitylakePage;
  const {histogram, curves, rowBars} = window.CitylakeAxisCharts;
  const byId = id => document.getElementById(id);
  let lang = language(new URLSearchParams(location.hash.slice(1)).get("lang"));
  let words, said, number, percent;

  function heading(id, basis, ...values) {
    byId(id + "-title").textContent = said[id + "Title"];
    byId(id + "-basis").textContent = fill(basis, ...values);
  }

  function tip(title, rows) {
    const box = element("div");
    box.append(element("div", "tip-title", title), ...rows.map(([label, value]) => line(label, value)));
    return box;
  }

  const marks = () => [{at: data.reviewBits, text: said.clerk}, {at: data.linkBits, text: said.linked}];
  const bits = value => (value > 0 ? "+" : "") + number(value, 1);
  const FEWEST_JUDGED = 5;
  const chance = value => percent(value, value > 0.9999 ? 4 : 2);
  const share = value => value === null ? words.none : percent(value, 2);

  function drawHead() {
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    document.title = said.title + " · Citylake";
    byId("title").textContent = said.title;
    byId("edition").textContent = fill(said.edition, data.tables.map(t => t.name + " (" + number(t.records) + ")").join(", "), data.modelVersion);
    const languages = Object.entries(window.CITYLAKE_WORDS).map(([key, other]) => ({key, text: other.name}));
    byId("languages").setAttribute("aria-label", words.language);
    buttons(byId("languages"), languages, item => item.key === lang, item => { lang = item.key; draw(); });
    const chosen = data.thresholds.find(t => t.isChosen);
    factList(byId("facts"), [
      [number(data.records), said.factRecords],
      [number(data.compared), said.factCompared, fill(said.factComparedOf, number(data.possible))],
      [number(chosen.pairs), said.factLinked, fill(said.factLinkedOf, chance(chosen.probability))],
      [number(data.review), said.factReview, fill(said.factReviewOf, chance(data.reviewFrom))],
      [number(chosen.persons), said.factPersons],
      [share(chosen.expectedPrecision), said.factPrecision, said.factPrecisionOf]
    ]);
  }

  function zone(bin) {
    const middle = (bin.from + bin.to) / 2;
    return middle >= data.linkBits ? "accent" : middle >= data.reviewBits ? "second" : "ramp2";
  }

  function drawWeights() {
    heading("weights", said.weightsBasis, number(data.below), bits(data.shownFromBits), number(data.belowExpectedAtMost, 1));
    byId("weights").hidden = data.bins.length === 0;
    if (data.bins.length === 0) return;
    histogram(byId("weights"), data.bins.map(bin => ({from: bin.from, to: bin.to, count: bin.pairs, fill: zone(bin)})), {
      label: said.weightsTitle, x: said.weight, y: said.pairs, marks: marks(), number: number,
      tip: i => tipOf(data.bins[i])
    });
    byId("weights-legend").replaceChildren(
      item("ramp2", said.apart), item("second", said.forClerk), item("accent", said.linked));
  }

  function item(name, text) {
    const made = legendItem("swatch", text);
    made.firstElementChild.style.background = "var(--" + name + ")";
    return made;
  }

  function tipOf(bin) {
    const rows = [[said.pairs, number(bin.pairs)], [said.expected, number(bin.expectedMatches, 1)]];
    if (bin.trueMatches !== null) rows.push([said.inTruth, fill(said.ofJudged, number(bin.trueMatches), number(bin.judged))]);
    return tip(bits(bin.from) + " … " + bits(bin.to), rows);
  }

  function drawTrade() {
    const at = data.thresholds;
    const isTrue = data.truth !== null;
    heading("quality", isTrue ? said.qualityTruth : said.qualityBasis, isTrue ? number(data.truth.pairs) : "");
    const all = [
      {key: "expectedPrecision", stroke: "accent", dashed: true}, {key: "expectedRecall", stroke: "second", dashed: true}
    ];
    if (isTrue) all.push({key: "truePrecision", stroke: "accent"}, {key: "trueRecall", stroke: "second"});
    curves(byId("quality"), all.map(curve => ({
      points: at.filter(t => t[curve.key] !== null).map(t => [t.bits, t[curve.key]]), stroke: curve.stroke, dashed: curve.dashed
    })), {
      label: said.qualityTitle, x: said.threshold, share: true, marks: marks().slice(1),
      tip: (i, s) => {
        const point = at.filter(t => t[all[s].key] !== null)[i];
        return tip(chance(point.probability) + " (" + bits(point.bits) + ")", [[said[all[s].key], share(point[all[s].key])]]);
      }
    });
    byId("quality-legend").replaceChildren(...all.map(curve => item(curve.stroke, said[curve.key] + (curve.dashed ? " - -" : ""))));
    heading("sizes", said.sizesBasis);
    const sizes = [{key: "pairs", stroke: "accent"}, {key: "persons", stroke: "second"}];
    curves(byId("sizes"), sizes.map(curve => ({points: at.map(t => [t.bits, t[curve.key]]), stroke: curve.stroke})), {
      label: said.sizesTitle, x: said.threshold, marks: marks().slice(1), number: number,
      tip: (i, s) => tip(chance(at[i].probability) + " (" + bits(at[i].bits) + ")", [[said[sizes[s].key], number(at[i][sizes[s].key])]])
    });
    byId("sizes-legend").replaceChildren(...sizes.map(curve => item(curve.stroke, said[curve.key])));
    drawThresholds(isTrue);
  }

  function drawThresholds(isTrue) {
    heading("thresholds", said.thresholdsBasis);
    const heads = ["threshold", "pairs", "persons", "expectedPrecision", "expectedRecall"].concat(isTrue ? ["truePrecision", "trueRecall"] : []);
    byId("threshold-table").replaceChildren(table(
      heads.map(key => ({text: said[key], isNumber: true})),
      data.thresholds.map(t => [chance(t.probability) + " (" + bits(t.bits) + ")" + (t.isChosen ? " ◀" : ""), number(t.pairs), number(t.persons)]
        .concat(heads.slice(3).map(key => share(t[key]))))));
  }

  function drawLevels() {
    const rows = data.levels.map(level => level.comparison + " · " + level.level);
    heading("bits", said.bitsBasis);
    rowBars(byId("bits"), data.levels.map((level, i) => ({text: rows[i], values: [level.bits]})), [value => value > 0 ? "accent" : "second"], {
      label: said.bitsTitle, x: said.bits, format: value => value,
      tip: i => tip(rows[i], [[said.meaning, data.levels[i].meaning], [said.bits, bits(data.levels[i].bits)]])
    });
    heading("shares", said.sharesBasis);
    rowBars(byId("shares"), data.levels.map((level, i) => ({text: rows[i], values: [-level.u, level.m]})), ["second", "accent"], {
      label: said.sharesTitle, x: "", isShare: true, format: value => Math.round(100 * Math.abs(value)) + " %",
      tip: i => tip(rows[i], [["m", share(data.levels[i].m)], ["u", number(100 * data.levels[i].u, 4) + " %"]])
    });
    byId("shares-legend").replaceChildren(item("second", said.u), item("accent", said.m));
    heading("levels", said.levelsBasis, number(1 / data.prior));
    byId("level-table").replaceChildren(table(
      [{text: said.comparison}, {text: said.level}, {text: said.meaning, isMinor: true}, {text: "m", isNumber: true}, {text: "u", isNumber: true}, {text: said.bits, isNumber: true}],
      data.levels.map(level => [level.comparison, level.level, level.meaning, share(level.m), number(100 * level.u, 4) + " %", bits(level.bits)])));
  }

  function drawCalibration() {
    byId("calibration-card").hidden = data.truth === null;
    if (data.truth === null) return;
    heading("calibration", said.calibrationBasis, FEWEST_JUDGED);
    const bins = data.bins.filter(bin => bin.judged >= FEWEST_JUDGED);
    const all = [
      {stroke: "accent", dashed: true, text: said.expectedShare, of: bin => bin.expectedMatches / bin.pairs},
      {stroke: "second", text: said.trueShare, of: bin => bin.trueMatches / bin.judged}
    ];
    curves(byId("calibration"), all.map(curve => ({
      points: bins.map(bin => [(bin.from + bin.to) / 2, curve.of(bin)]), stroke: curve.stroke, dashed: curve.dashed
    })), {label: said.calibrationTitle, x: said.weight, share: true, marks: marks(), tip: i => tipOf(bins[i])});
    byId("calibration-legend").replaceChildren(...all.map(curve => item(curve.stroke, curve.text + (curve.dashed ? " - -" : ""))));
  }

  function draw() {
    words = window.CITYLAKE_WORDS[lang];
    said = words.linkage;
    ({number, percent} = window.CitylakePage.numbersIn(words));
    drawHead();
    drawWeights();
    drawTrade();
    drawLevels();
    drawCalibration();
    byId("caution-title").textContent = said.cautionTitle;
    byId("cautions").replaceChildren(...data.notes.concat(said.cautions).map(text => element("li", null, text)));
    document.body.dataset.ready = "true";
  }

  for (const query of ["(prefers-color-scheme: dark)", "print"]) window.matchMedia(query).addEventListener("change", draw);
  draw();
})();
