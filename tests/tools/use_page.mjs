#!/usr/bin/env node
// Opens a page as different readers do, uses it, and says what they find, as JSON.
//
//   node use_page.mjs --modules DIR --chromium PATH FILE
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {createRequire} from 'node:module';

const words = process.argv.slice(2), asked = {modules: '.', chromium: '/usr/bin/chromium'};
while (words[0]?.startsWith('--')) asked[words.shift().slice(2)] = words.shift();
const file = words[0];
const puppeteer = createRequire(path.join(path.resolve(asked.modules), 'x.js'))('puppeteer-core');

const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (request.url.startsWith('/strict')) response.setHeader('Content-Security-Policy', "default-src 'none'");
  response.end(fs.readFileSync(file));
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const home = `http://127.0.0.1:${server.address().port}`;
const browser = await puppeteer.launch({executablePath: asked.chromium, args: ['--no-sandbox', '--disable-gpu']});

async function opened(where, {script = true} = {}) {
  const page = await browser.newPage();
  page.said = [];
  page.on('console', message => page.said.push(message.text()));
  page.on('pageerror', error => page.said.push(error.message));
  page.asked = [];
  page.on('request', request => page.asked.push(new URL(request.url()).pathname));
  await page.setViewport({width: 1440, height: 900});
  await page.setJavaScriptEnabled(script);
  await page.goto(home + where, {waitUntil: 'load'});
  return page;
}

// What can be read, in order: headings, entries and rows, without what only the script shows.
const readable = page => page.evaluate(() => [...document.querySelectorAll('h1,h2,h3,h4,li,tr')]
  .filter(each => each.checkVisibility()).map(each => each.textContent.replace(/\s+/g, ' ').trim()));

const found = {};
for (const [name, where, how] of [['plain', '/', {}], ['no_script', '/', {script: false}], ['strict', '/strict', {}]]) {
  const page = await opened(where, how);
  found[name] = {readable: await readable(page), asked: page.asked.filter(way => way !== '/favicon.ico')};
  if (name === 'plain') found.said = page.said;
  found[name].filters = await page.evaluate(() => !!document.querySelector('.filters')?.checkVisibility());
  await page.close();
}

const page = await opened('/');
const facts = () => page.evaluate(() => document.querySelector('.facts')?.textContent);
const lit = () => page.evaluate(() => [...document.querySelectorAll('.on .lit')].map(step => step.dataset.touchpoint));
const first = await page.$('.tp.breakdown');
if (first) {
  const article = await page.evaluate(() => document.querySelector('.tp.breakdown').closest('article').id);
  const inIt = each => page.evaluate((id, selector) => document.getElementById(id).querySelector(selector)?.textContent, article, each);
  await first.evaluate(step => step.scrollIntoView({block: 'center'}));
  await first.hover();
  found.pointed = {facts: await inIt('.facts'), lit: await lit()};
  await page.mouse.move(1, 1);
  found.left = {lit: await lit()};
  await first.evaluate(step => step.focus());
  await page.keyboard.press('Enter');
  found.chosen = {facts: await inIt('.facts'), lit: await lit()};
  await page.keyboard.press('Escape');
  found.escaped = {lit: await lit()};
  found.names = await page.evaluate(() => [...document.querySelectorAll('.tp')].filter(step => !step.ariaLabel || step.getAttribute('role') !== 'img').length);
  const id = await first.evaluate(step => step.dataset.touchpoint);
  const other = await opened(`/#${encodeURIComponent(`${article}--${id}`)}`);
  await new Promise(resolve => setTimeout(resolve, 200));
  found.addressed = {
    lit: await other.evaluate(() => [...document.querySelectorAll('.on .lit')].map(step => step.dataset.touchpoint)),
    seen: await other.evaluate(() => document.querySelector('.on .lit')?.getBoundingClientRect().top < innerHeight),
  };
  await other.close();
  await page.bringToFront();
}
const head = await page.$('.fixes th button');
if (head) {
  const column = () => page.evaluate(() => [...document.querySelectorAll('.fixes tbody tr')].map(row => row.cells[3].textContent));
  const third = (await page.$$('.fixes th button'))[3];
  await third.click();
  found.sorted = {down: await column(), said: await third.evaluate(button => button.parentNode.ariaSort)};
  await third.click();
  found.sorted.up = await column();
}
if (await page.$('.filters select')) {
  const team = await page.evaluate(() => document.querySelector('.filters option:nth-child(2)').value);
  await page.select('.filters select', team);
  found.filtered = await page.evaluate(() => ({
    status: document.querySelector('[role=status]').textContent,
    shown: [...document.querySelectorAll('article[data-teams]')].filter(each => each.checkVisibility()).map(each => each.dataset.teams.split('\n')),
  }));
  found.filtered.team = team;
}
await browser.close();
server.close();
console.log(JSON.stringify(found, null, 1));
