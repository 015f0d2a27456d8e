"use strict";
/* Drawing on two axes: bars by class, curves, bars to both sides. Knows colours and pixels, nothing of what the data mean. */
window.CitylakeAxisCharts = (function () {
  const {element} = window.CitylakePage;
  const {colour, chartIn, tooltip, fontFamily, fontSize} = window.CitylakeCharts;

  function axis(more) {
    const text = {color: colour("quiet"), fontFamily: fontFamily(), fontSize: fontSize(0.75)};
    return Object.assign({
      axisLine: {lineStyle: {color: colour("line")}}, axisTick: {show: false},
      splitLine: {lineStyle: {color: colour("line")}}, nameTextStyle: text, nameGap: 26, nameLocation: "middle"
    }, more, {axisLabel: Object.assign({}, text, more.axisLabel)});
  }

  function tips(look) {
    return Object.assign(tooltip(), {formatter: item => element("div", "tip", look.tip(item.dataIndex, item.seriesIndex))});
  }

  /** Upright lines with a word each: thresholds. marks: {at, text}. */
  function lines(marks) {
    return {
      silent: true, symbol: "none",
      lineStyle: {color: colour("ink"), type: "dashed", width: 1},
      label: {color: colour("ink"), fontFamily: fontFamily(), fontSize: fontSize(0.75), formatter: item => marks[item.dataIndex].text},
      data: marks.map(mark => ({xAxis: mark.at}))
    };
  }

  /** Bars over a number line, by powers of ten. bars: {from, to, count, fill}; look: label, x, y, marks, tip(i). */
  function histogram(box, bars, look) {
    const chart = chartIn(box, look.label);
    function draw(params, api) {
      const bar = bars[params.dataIndex];
      const low = api.coord([bar.from, 0.5]), high = api.coord([bar.to, Math.max(0.5, bar.count)]);
      return {
        type: "rect",
        shape: {x: low[0] + 0.5, y: high[1], width: Math.max(1, high[0] - low[0] - 1), height: low[1] - high[1]},
        style: {fill: colour(bar.fill)}
      };
    }
    chart.setOption({
      animation: false, tooltip: tips(look),
      grid: {left: fontSize(4), right: fontSize(1), top: fontSize(1.75), bottom: fontSize(2.75)},
      xAxis: axis({type: "value", name: look.x, min: bars[0].from, max: bars[bars.length - 1].to, splitLine: {show: false}}),
      yAxis: axis({type: "log", min: 0.5, name: look.y, nameGap: fontSize(3), axisLabel: {formatter: value => value < 1 ? "" : look.number(value)}}),
      series: [{type: "custom", renderItem: draw, data: bars.map(bar => [(bar.from + bar.to) / 2, Math.max(0.5, bar.count)]), markLine: lines(look.marks)}]
    }, true);
    box.dataset.bars = String(bars.length);
  }

  /** The tenth below the lowest point, so that curves near the top can be told apart. */
  function floorOf(all) {
    const lowest = Math.min(1, ...all.flatMap(curve => curve.points.map(point => point[1])));
    return Math.max(0, Math.floor(10 * lowest - 0.01) / 10);
  }

  /** Curves over a number line. curves: {points, stroke, dashed}; look: label, x, marks, share (whether from 0 to 1), tip(point, curve). */
  function curves(box, all, look) {
    const chart = chartIn(box, look.label);
    const xs = all.flatMap(curve => curve.points.map(point => point[0]));
    chart.setOption({
      animation: false, tooltip: tips(look),
      grid: {left: fontSize(4), right: fontSize(1.25), top: fontSize(1.75), bottom: fontSize(2.75)},
      xAxis: axis({type: "value", name: look.x, min: Math.floor(Math.min(...xs)), max: Math.ceil(Math.max(...xs)), splitLine: {show: false}}),
      yAxis: axis(look.share
        ? {type: "value", min: floorOf(all), max: 1, axisLabel: {formatter: value => Math.round(100 * value) + " %"}}
        : {type: "value", min: 0, axisLabel: {formatter: value => look.number(value)}}),
      series: all.map((curve, i) => ({
        type: "line", data: curve.points, symbol: "circle", symbolSize: 5, itemStyle: {color: colour(curve.stroke)},
        lineStyle: {color: colour(curve.stroke), width: 2.5, type: curve.dashed ? "dashed" : "solid"},
        markLine: i === 0 ? lines(look.marks) : undefined
      }))
    }, true);
    box.dataset.curves = String(all.length);
  }

  /** Bars that lie, a row each. rows: {text, values}; fills: by series; look: label, x, isShare, tip(row). */
  function rowBars(box, rows, fills, look) {
    box.style.height = Math.max(8, rows.length * 1.5 + 3.5) + "rem";
    const chart = chartIn(box, look.label);
    chart.resize();
    chart.setOption({
      animation: false, tooltip: tips(look),
      grid: {left: fontSize(0.5), right: fontSize(1.5), top: fontSize(0.25), bottom: fontSize(2.5), containLabel: true},
      xAxis: axis({type: "value", name: look.x, min: look.isShare ? -1 : null, max: look.isShare ? 1 : null, axisLabel: {formatter: look.format}}),
      yAxis: axis({type: "category", inverse: true, data: rows.map(row => row.text), splitLine: {show: false}, axisLabel: {color: colour("ink"), interval: 0}}),
      series: fills.map((fill, i) => ({
        type: "bar", stack: "row", barCategoryGap: "28%",
        data: rows.map(row => ({value: row.values[i], itemStyle: {color: colour(typeof fill === "function" ? fill(row.values[i]) : fill)}}))
      }))
    }, true);
    box.dataset.rows = String(rows.length);
  }

  return {histogram, curves, rowBars};
})();
