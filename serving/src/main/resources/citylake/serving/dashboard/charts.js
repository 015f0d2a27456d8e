"use strict";
/* Drawing: a map of cells, a week of hours, a ring of a day. Knows colours and pixels, nothing of what the data mean. */
window.CitylakeCharts = (function () {
  const METRES_A_DEGREE = 111195;
  const {element} = window.CitylakePage;
  const charts = [];
  const layouts = new Map();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function fontFamily() {
    return getComputedStyle(document.body).fontFamily;
  }

  function fontSize(rem) {
    return Math.round(rem * parseFloat(getComputedStyle(document.documentElement).fontSize));
  }

  function chartIn(box, label) {
    let chart = echarts.getInstanceByDom(box);
    if (!chart) {
      chart = echarts.init(box, null, {renderer: "canvas", devicePixelRatio: Math.max(2, window.devicePixelRatio || 1)});
      charts.push(chart);
    }
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", label);
    chart.clear();
    layouts.delete(chart);
    return chart;
  }

  function tooltip() {
    return {
      trigger: "item",
      confine: true,
      transitionDuration: 0,
      backgroundColor: colour("raised"),
      borderColor: colour("line"),
      borderWidth: 1,
      padding: [10, 12],
      textStyle: {color: colour("ink"), fontFamily: fontFamily(), fontSize: fontSize(0.8125)}
    };
  }

  function halfCell(cell, sizeM) {
    const lat = sizeM / 2 / METRES_A_DEGREE;
    return {lat: lat, lon: lat / Math.cos(cell.lat * Math.PI / 180)};
  }

  function extent(cells, sizeM) {
    let west = Infinity, east = -Infinity, south = Infinity, north = -Infinity;
    for (const cell of cells) {
      const half = halfCell(cell, sizeM);
      west = Math.min(west, cell.lon - half.lon);
      east = Math.max(east, cell.lon + half.lon);
      south = Math.min(south, cell.lat - half.lat);
      north = Math.max(north, cell.lat + half.lat);
    }
    return {west, east, south, north};
  }

  function outline(area) {
    const ring = [[area.west, area.north], [area.east, area.north], [area.east, area.south], [area.west, area.south], [area.west, area.north]];
    return {type: "FeatureCollection", features: [{type: "Feature", properties: {name: "area"}, geometry: {type: "Polygon", coordinates: [ring]}}]};
  }

  function hatch(x, y, width, height, line) {
    const lines = [];
    const step = Math.max(3, Math.min(width, height) / 3);
    for (let at = step / 2; at < width + height; at += step) {
      lines.push({
        type: "line", silent: true,
        shape: {x1: x + Math.min(at, width), y1: y + Math.max(0, at - width), x2: x + Math.max(0, at - height), y2: y + Math.min(at, height)},
        style: {stroke: line, lineWidth: 1}
      });
    }
    return lines;
  }

  /**
   * A map of square cells.
   * look.face(cell) gives {fill, hatch, mark}; look.tip(cell) an element; look.scale(metresPerPixel) is called when the scale changes.
   */
  function cellMap(box, cells, sizeM, look) {
    const chart = chartIn(box, look.label);
    const area = extent(cells, sizeM);
    const name = "area-" + box.id;
    echarts.registerMap(name, outline(area));
    const middle = (area.south + area.north) / 2;
    const faces = cells.map(look.face);
    const gap = colour("surface");
    let drawn = 0;
    const canHover = window.matchMedia("(hover: hover)").matches;

    function drawCell(params, api) {
      const cell = cells[params.dataIndex];
      const face = faces[params.dataIndex];
      const half = halfCell(cell, sizeM);
      const a = api.coord([cell.lon - half.lon, cell.lat + half.lat]);
      const b = api.coord([cell.lon + half.lon, cell.lat - half.lat]);
      const width = b[0] - a[0], height = b[1] - a[1];
      drawn = Math.max(drawn, params.dataIndex + 1);
      const children = [{
        type: "rect",
        shape: {x: a[0], y: a[1], width: width, height: height},
        style: {fill: face.fill, stroke: gap, lineWidth: width > 7 ? 1 : 0.4},
        emphasis: {style: {stroke: colour("ink"), lineWidth: 1.5}}
      }];
      if (face.hatch) children.push(...hatch(a[0], a[1], width, height, face.hatch));
      if (face.mark && width >= 13) {
        children.push({
          type: "text", silent: true,
          style: {text: face.mark, x: a[0] + width / 2, y: a[1] + height / 2, align: "center", verticalAlign: "middle",
            fill: face.markColour, font: "600 " + Math.min(13, Math.round(width * 0.55)) + "px " + fontFamily()}
        });
      }
      return {type: "group", children: children};
    }

    /** The whole area, as large as fits with square cells. */
    function layout() {
      const foot = canHover ? 34 : 44;
      const width = Math.max(40, chart.getWidth() - 12), height = Math.max(40, chart.getHeight() - 6 - foot);
      const shape = (area.east - area.west) * Math.cos(middle * Math.PI / 180) / (area.north - area.south);
      return {
        layoutCenter: [6 + width / 2, 6 + height / 2],
        layoutSize: shape > 1 ? Math.min(width, height * shape) : Math.min(height, width / shape)
      };
    }

    function option(zoom) {
      return {
        animation: false,
        tooltip: Object.assign(tooltip(), {formatter: item => look.tip(cells[item.dataIndex])}),
        geo: Object.assign(layout(), {
          map: name, silent: true, zoom: zoom, roam: canHover || zoom > 1 ? "move" : false,
          aspectScale: Math.cos(middle * Math.PI / 180),
          itemStyle: {areaColor: "transparent", borderColor: "transparent"},
          emphasis: {disabled: true}, select: {disabled: true}
        }),
        series: [{
          type: "custom", coordinateSystem: "geo", renderItem: drawCell, progressive: 0,
          data: cells.map(cell => [cell.lon, cell.lat]), encode: {tooltip: []}
        }]
      };
    }

    function tellScale() {
      const a = chart.convertToPixel("geo", [area.west, middle]);
      const b = chart.convertToPixel("geo", [area.east, middle]);
      const metres = (area.east - area.west) * METRES_A_DEGREE * Math.cos(middle * Math.PI / 180);
      if (a && b && b[0] > a[0]) look.scale(metres / (b[0] - a[0]));
      box.dataset.cells = String(drawn);
    }

    let zoom = 1;
    chart.setOption(option(zoom), true);
    layouts.set(chart, () => chart.setOption({geo: layout()}));
    chart.off("finished");
    chart.on("finished", tellScale);
    tellScale();
    return {
      zoomBy(factor) {
        zoom = Math.min(12, Math.max(1, zoom * factor));
        chart.setOption({geo: {zoom: zoom, roam: canHover || zoom > 1 ? "move" : false}});
      },
      home() {
        zoom = 1;
        chart.setOption({geo: {zoom: 1, center: null, roam: canHover ? "move" : false}});
      }
    };
  }

  function ramp() {
    return ["ramp0", "ramp1", "ramp2", "ramp3", "ramp4", "ramp5"].map(colour);
  }

  /** Seven days by 24 hours. look: days, label, tip(day, hour, value). */
  function week(box, hours, look) {
    const chart = chartIn(box, look.label);
    const cells = hours.map((value, i) => [i % 24, Math.floor(i / 24), value]);
    const axis = {
      type: "category", axisLine: {show: false}, axisTick: {show: false}, splitArea: {show: false},
      axisLabel: {color: colour("quiet"), fontFamily: fontFamily(), fontSize: fontSize(0.75)}
    };
    chart.setOption({
      animation: false,
      tooltip: Object.assign(tooltip(), {formatter: item => element("div", "tip", look.tip(item.value[1], item.value[0], item.value[2]))}),
      grid: {left: 42, right: 4, top: 4, bottom: 22},
      xAxis: Object.assign({}, axis, {
        data: Array.from({length: 24}, (_, i) => String(i)),
        axisLabel: Object.assign({}, axis.axisLabel, {interval: i => i % 3 === 0, formatter: hour => hour.padStart(2, "0")})
      }),
      yAxis: Object.assign({}, axis, {data: look.days, inverse: true}),
      visualMap: {show: false, min: 0, max: Math.max(...hours, 1e-9), inRange: {color: ramp()}},
      series: [{
        type: "heatmap", data: cells, progressive: 0,
        itemStyle: {borderColor: colour("surface"), borderWidth: 1.5, borderRadius: 2},
        emphasis: {itemStyle: {borderColor: colour("ink"), borderWidth: 1.5}}
      }]
    }, true);
    box.dataset.hours = String(cells.length);
  }

  /** A day as a ring: bars for one kind, a line for another. look: label, tip(hour). */
  function day(box, bars, line, look) {
    const chart = chartIn(box, look.label);
    const top = Math.max(...bars, ...(line || [0]), 1e-9) * 1.04;

    function drawBar(params, api) {
      const hour = params.dataIndex;
      const polar = params.coordSys;
      const step = Math.PI / 12;
      const start = -Math.PI / 2 + hour * step;
      return {
        type: "sector",
        shape: {
          cx: polar.cx, cy: polar.cy, r0: polar.r0, r: polar.r0 + (polar.r - polar.r0) * bars[hour] / top,
          startAngle: start + 0.018, endAngle: start + step - 0.018
        },
        style: {fill: colour("accent")},
        emphasis: {style: {fill: colour("accent-strong")}}
      };
    }

    function drawLine(params) {
      const polar = params.coordSys;
      const points = line.map((share, hour) => {
        const angle = -Math.PI / 2 + (hour + 0.5) * Math.PI / 12;
        const radius = polar.r0 + (polar.r - polar.r0) * share / top;
        return [polar.cx + radius * Math.cos(angle), polar.cy + radius * Math.sin(angle)];
      });
      return {type: "polygon", silent: true, shape: {points: points, smooth: 0.15}, style: {fill: "none", stroke: colour("second"), lineWidth: 2.5, lineJoin: "round"}};
    }

    /** As large as fits with the hours written around. */
    function ring() {
      const outer = Math.max(30, Math.min(chart.getWidth(), chart.getHeight()) / 2 - 2 * fontSize(0.75));
      return {center: ["50%", "50%"], radius: [0.28 * outer, outer]};
    }

    const series = [{type: "custom", coordinateSystem: "polar", renderItem: drawBar, data: bars.map((share, hour) => [share, hour]), z: 2}];
    if (line) series.push({type: "custom", coordinateSystem: "polar", renderItem: drawLine, data: [[0, 0]], silent: true, z: 3});
    chart.setOption({
      animation: false,
      tooltip: Object.assign(tooltip(), {formatter: item => look.tip(item.dataIndex)}),
      polar: ring(),
      angleAxis: {
        type: "value", min: 0, max: 24, interval: 3, startAngle: 90, clockwise: true,
        axisLine: {lineStyle: {color: colour("line")}}, axisTick: {show: false}, splitLine: {lineStyle: {color: colour("line")}},
        axisLabel: {color: colour("quiet"), fontFamily: fontFamily(), fontSize: fontSize(0.75), margin: 8, formatter: hour => hour === 24 ? "" : String(hour).padStart(2, "0")}
      },
      radiusAxis: {
        type: "value", min: 0, max: top, axisLine: {show: false}, axisTick: {show: false}, axisLabel: {show: false},
        splitLine: {show: false}
      },
      series: series
    }, true);
    layouts.set(chart, () => chart.setOption({polar: ring()}));
    box.dataset.hours = String(bars.length);
  }

  /** The longest of 1, 2, 5 x 10^n metres that fits into the width. */
  function roundScale(metresPerPixel, widest) {
    const most = metresPerPixel * widest;
    const power = Math.pow(10, Math.floor(Math.log10(most)));
    const metres = (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1) * power;
    return {metres: metres, pixels: metres / metresPerPixel};
  }

  function resizeAll() {
    for (const chart of charts) {
      if (chart.getDom().offsetParent === null) continue;
      chart.resize();
      if (layouts.has(chart)) layouts.get(chart)();
    }
  }

  window.addEventListener("resize", resizeAll);
  window.addEventListener("beforeprint", resizeAll);
  window.addEventListener("afterprint", resizeAll);

  return {colour, chartIn, tooltip, fontFamily, fontSize, cellMap, week, day, roundScale};
})();
