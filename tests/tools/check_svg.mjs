#!/usr/bin/env node
// Opens SVG and HTML files that cxmap wrote in headless Chromium and says what is wrong with them.
//
//   node check_svg.mjs [--modules DIR] [--chromium PATH] [--expect-dir DIR] [--dark] [--print] [--width 1440] [--json] FILE...
//
// Exit 0 clean, 1 something found, 2 could not check. DIR of --modules holds node_modules with puppeteer-core and
// axe-core; DIR of --expect-dir holds `cxmap analyze --format json` for a picture under the same name.
// A picture is looked at three times: light, dark, and with the widest font that a reader may have. A page is looked at
// as the options say.
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const WIDEST_FONT = 'DejaVu Sans';
const SHOWN = 6;

function options(words) {
  const found = {
    modules: process.env.CHECK_MODULES || '.', chromium: process.env.CHROMIUM || '/usr/bin/chromium',
    'expect-dir': null, dark: false, print: false, width: '1440', json: false,
  };
  const files = [];
  for (let i = 0; i < words.length; i++) {
    const name = /^--(.+)$/.exec(words[i])?.[1];
    if (name === undefined) files.push(words[i]);
    else if (!(name in found)) stop(`unknown option ${words[i]}`);
    else found[name] = typeof found[name] === 'boolean' ? true : words[++i];
  }
  if (!files.length) stop('no file');
  return [found, files];
}

function stop(why) {
  console.error(why);
  process.exit(2);
}

// The functions below run in the page.

// Each <use> becomes what it shows, so that every shape can be measured.
function unfold() {
  for (const use of [...document.querySelectorAll('svg use')]) {
    const shown = document.getElementById((use.getAttribute('href') || use.getAttribute('xlink:href')).slice(1));
    const copy = shown.cloneNode(true);
    copy.removeAttribute('id');
    const x = use.getAttribute('x') || 0, y = use.getAttribute('y') || 0;
    copy.setAttribute('transform', `translate(${x} ${y})`);
    use.replaceWith(copy);
  }
  document.querySelectorAll('svg defs').forEach(defs => defs.remove());
}

function useFont(font) {
  for (const each of document.querySelectorAll('svg,svg text')) each.style.fontFamily = JSON.stringify(font);
}

function labels() {
  const tolerance = 1, found = [];
  const visible = each => {
    for (let node = each; node && node.nodeType === 1; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (style.display === 'none' || style.visibility === 'hidden' || node.hidden) return false;
    }
    return true;
  };
  const roots = [...document.querySelectorAll('svg')].filter(svg => !svg.parentElement?.closest('svg') && visible(svg));
  for (const svg of roots) {
    const frame = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal?.width ? frame.width / svg.viewBox.baseVal.width : 1, slack = tolerance * scale;
    const boxes = [...svg.querySelectorAll('text')].filter(text => text.textContent.trim() && visible(text)).map(text => {
      // Lines of letters touch by their ascent and descent: what counts is the zone of small letters.
      const box = text.getBoundingClientRect(), rim = box.height * 0.2;
      return {text, left: box.left, right: box.right, top: box.top + rim, bottom: box.bottom - rim,
        said: JSON.stringify(text.textContent.trim().slice(0, 60))};
    });
    const meets = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack
      && Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack;
    for (const box of boxes) {
      const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (out > tolerance) found.push(`outside: ${box.said} by ${Math.round(out)} px`);
      const size = parseFloat(getComputedStyle(box.text).fontSize);
      if (size < 10) found.push(`too small: ${box.said}, ${size} px`);
    }
    for (const touchpoint of svg.querySelectorAll('.tp')) {
      const mark = touchpoint.getBoundingClientRect();
      for (const box of boxes)
        if (!touchpoint.contains(box.text) && meets(mark, box)) found.push(`mark over label: ${touchpoint.id} over ${box.said}`);
    }
    boxes.sort((a, b) => a.left - b.left);
    for (let i = 0; i < boxes.length; i++)
      for (let k = i + 1; k < boxes.length && boxes[k].left < boxes[i].right - tolerance; k++)
        if (meets(boxes[i], boxes[k])) found.push(`labels overlap: ${boxes[i].said} over ${boxes[k].said}`);
    found.push(...struck(svg, boxes));
  }
  return found;

  // Lines that go through letters that stand on the ground; in boxes and signs the lines are painted over.
  function struck(svg, boxes) {
    const open = boxes.filter(box => !box.text.closest('.tp,.callout,.on-box,.legend'));
    const bad = new Set();
    for (const line of svg.querySelectorAll('.way,.causes,.handoff,.handoff-out,.deadline,.gap')) {
      for (const part of line.tagName === 'path' ? [line] : line.querySelectorAll('path')) {
        const long = part.getTotalLength(), matrix = part.getScreenCTM();
        for (let at = 0; at <= long; at += 5) {
          const point = part.getPointAtLength(at).matrixTransform(matrix);
          for (const box of open)
            if (point.x > box.left + 1 && point.x < box.right - 1 && point.y > box.top + 1 && point.y < box.bottom - 1)
              bad.add(`line through label: ${line.getAttribute('class')} through ${box.said}`);
        }
      }
    }
    return bad;
  }
}

function names() {
  const found = [];
  for (const svg of document.querySelectorAll('svg')) {
    if (svg.parentElement?.closest('svg') || svg.getAttribute('aria-hidden') === 'true') continue;
    const label = svg.getAttribute('aria-label')
      || (svg.getAttribute('aria-labelledby') || '').split(/\s+/).map(id => document.getElementById(id)?.textContent || '').join(' ').trim();
    if (!svg.querySelector(':scope > title')?.textContent.trim()) found.push('missing: <title> of a picture');
    if (!label) found.push('missing: a name for those who do not see the picture');
    if (svg === document.documentElement && !svg.querySelector(':scope > desc')?.textContent.trim()) found.push('missing: <desc>');
    for (const name of ['role', 'viewBox']) if (!svg.getAttribute(name)) found.push(`missing: ${name} of a picture`);
  }
  const root = document.documentElement;
  if (root.tagName.toLowerCase() !== 'html') return found;
  if (root.scrollWidth > innerWidth + 1) found.push(`the page scrolls sideways: ${root.scrollWidth} of ${innerWidth} px`);
  if (!document.querySelector('meta[http-equiv="Content-Security-Policy"]')) found.push('missing: content security policy');
  if (!root.lang) found.push('missing: lang');
  if (!document.title) found.push('missing: title of the page');
  return found;
}

// Contrast of letters with what is painted below their middle (WCAG 2, level AA); axe does not judge letters in SVG.
function contrast() {
  const luminance = colour => {
    const [r, g, b] = colour.map(value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const rgb = said => {
    const parts = /rgba?\(([^)]+)\)/.exec(said)?.[1].split(/[ ,/]+/).map(Number);
    return parts && parts[3] !== 0 ? parts : null;
  };
  const found = [];
  for (const svg of document.querySelectorAll('svg')) {
    if (svg.parentElement?.closest('svg') || getComputedStyle(svg).display === 'none') continue;
    const shapes = [];
    const page = rgb(getComputedStyle(document.body || document.documentElement).backgroundColor) || [255, 255, 255];
    for (const each of svg.querySelectorAll('rect,circle,path,polygon,ellipse,text')) {
      const style = getComputedStyle(each), colour = style.fill === 'none' ? null : rgb(style.fill);
      if (each.tagName !== 'text') {
        if (colour) shapes.push([each, colour, parseFloat(style.fillOpacity) * parseFloat(style.opacity) * (colour[3] ?? 1), each.getBoundingClientRect()]);
        continue;
      }
      const box = each.getBoundingClientRect();
      if (!each.textContent.trim() || !colour || !box.width) continue;
      // a little aside: whether a point on the very seam of an outline is in it, nobody can tell
      const x = box.left + box.width / 2 + 0.3, y = box.top + box.height / 2 - 0.4;
      let below = page;
      for (const [shape, fill, opacity, frame] of shapes) {
        if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) continue;
        const point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
        if (shape.isPointInFill(point)) below = below.map((value, i) => value * (1 - opacity) + fill[i] * opacity);
      }
      const [a, b] = [luminance(colour), luminance(below)];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
      if (ratio < (large ? 3 : 4.5)) found.push(`contrast: ${JSON.stringify(each.textContent.trim().slice(0, 40))} ${ratio.toFixed(2)}:1`);
    }
  }
  return found;
}

// What other programs cannot show, read from the file.
function unusual(source) {
  const bare = source.replace(/>[^<]*</g, '><');
  return [
    [/<foreignObject/, 'foreignObject: empty in PowerPoint, Inkscape and resvg'],
    [/(fill|stroke)="(rgba?\(|transparent|var\(|hsl|oklch|currentColor)/i, 'a colour that PowerPoint paints black'],
    [/<script|\son[a-z]+=|javascript:/i, 'script in a picture'],
    [/(href|src)="(?!#)/i, 'a reference to another file'],
  ].filter(([pattern]) => pattern.test(bare)).map(([, why]) => why);
}

// Every touchpoint of the analysis is drawn once, and its whole name can be read somewhere.
async function touchpoints(page, expected) {
  const found = [];
  const said = (await page.evaluate(() => document.documentElement.textContent)).replace(/\s+/g, '');
  const drawn = await page.evaluate(() => document.querySelectorAll('.tp').length);
  const all = expected.analyses.flatMap(analysis => analysis.touchpoints);
  for (const touchpoint of all) if (!said.includes(touchpoint.name.replace(/\s+/g, ''))) found.push(`touchpoint missing: ${touchpoint.name}`);
  if (drawn !== all.length) found.push(`touchpoints drawn: ${drawn}, expected ${all.length}`);
  return found;
}

async function axe(page, source, isPicture) {
  if (isPicture) {
    const inPage = source.replace(/^<\?xml[^>]*\?>/, '');
    await page.goto('about:blank');
    await page.setContent(`<!doctype html><html lang="en"><head><title>picture</title></head><body><main><h1>picture</h1>${inPage}</main></body></html>`);
  }
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => (await axe.run(document, {resultTypes: ['violations']})).violations
    .map(each => `axe ${each.id} (${each.impact}, ${each.nodes.length}): ${each.nodes[0].html.slice(0, 120)}`));
  return violations;
}

async function check(browser, file) {
  const found = [], source = fs.readFileSync(file, 'utf8'), isPicture = /\.svg$/i.test(file);
  const page = await browser.newPage();
  const scheme = value => page.emulateMediaFeatures([{name: 'prefers-color-scheme', value}]);
  await page.setViewport({width: +asked.width, height: 900});
  await scheme(asked.dark ? 'dark' : 'light');
  if (asked.print) await page.emulateMediaType('print');
  const url = pathToFileURL(path.resolve(file)).href;
  page.on('request', request => {
    const to = request.url();
    if (to !== url && !/^(data|blob|about):/.test(to) && !/favicon\.ico$/.test(to)) found.push(`request: ${to}`);
  });
  page.on('console', message => {
    if (['error', 'warn', 'warning'].includes(message.type()) && !/favicon/.test(message.text())) found.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => found.push(`script error: ${error.message}`));
  await page.goto(url, {waitUntil: 'load'}).catch(error => found.push(`does not open: ${error.message}`));
  found.push(...await page.evaluate(names));
  const expected = asked['expect-dir'] && path.join(asked['expect-dir'], path.basename(file).replace(/\.\w+$/, '.json'));
  if (expected && fs.existsSync(expected)) found.push(...await touchpoints(page, JSON.parse(fs.readFileSync(expected, 'utf8'))));
  if (isPicture) {
    const broken = await page.evaluate(() => document.querySelector('parsererror')?.textContent
      || (document.documentElement.tagName.toLowerCase() === 'svg' ? '' : 'the root is no svg'));
    if (broken) found.push(`not well-formed: ${broken.slice(0, 160)}`);
    found.push(...unusual(source));
  }
  await page.evaluate(unfold);
  found.push(...await page.evaluate(labels), ...await page.evaluate(contrast));
  if (isPicture) {
    await scheme('dark');
    found.push(...(await page.evaluate(contrast)).map(each => `dark, ${each}`));
    await page.evaluate(useFont, WIDEST_FONT);
    found.push(...(await page.evaluate(labels)).map(each => `wide font, ${each}`));
    await scheme('light');
  }
  found.push(...await axe(page, source, isPicture));
  await page.close();
  return [...new Set(found)];
}

const [asked, files] = options(process.argv.slice(2));
let puppeteer, axeSource;
try {
  const load = createRequire(path.join(path.resolve(asked.modules), 'x.js'));
  puppeteer = load('puppeteer-core');
  puppeteer = puppeteer.default || puppeteer;
  axeSource = fs.readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8');
} catch (error) {
  stop(`cannot load puppeteer-core or axe-core from ${asked.modules}: ${error.message}`);
}
const browser = await puppeteer
  .launch({executablePath: asked.chromium, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb']})
  .catch(error => stop(`cannot start ${asked.chromium}: ${error.message}`));
const report = {};
for (const file of files) {
  report[file] = await check(browser, file);
  if (asked.json) continue;
  console.log(`${report[file].length ? 'FAIL' : 'ok'}  ${file}  ${fs.statSync(file).size} bytes`);
  for (const each of report[file].slice(0, SHOWN)) console.log(`      ${each}`);
  if (report[file].length > SHOWN) console.log(`      … and ${report[file].length - SHOWN} more`);
}
await browser.close();
if (asked.json) console.log(JSON.stringify(report, null, 1));
process.exit(Object.values(report).some(each => each.length) ? 1 : 0);
