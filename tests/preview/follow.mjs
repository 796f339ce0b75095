// Follows a preview in a browser while a file is broken and mended: node follow.mjs ADDRESS FILE BROKEN MENDED SCREENSHOT
// Prints what the page shows at each point as one JSON object.
import fs from 'node:fs'; import path from 'node:path'; import {createRequire} from 'node:module';
const [address, file, broken, mended, picture] = process.argv.slice(2);
const puppeteer = createRequire(path.join(path.resolve(process.env.CHECK_MODULES), 'x.js'))('puppeteer-core');
const browser = await puppeteer.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-quic']});
const page = await browser.newPage(), told = {messages: [], elsewhere: []};
page.on('console', message => told.messages.push(message.text()));
page.on('pageerror', error => told.messages.push(String(error)));
page.on('request', request => { if (!request.url().startsWith(address)) told.elsewhere.push(request.url()) });
await page.goto(address);
const shown = () => page.evaluate(() => {
  const wrong = document.querySelector('section'), frame = document.querySelector('iframe').contentDocument;
  return {findings: wrong.checkVisibility() ? wrong.innerText : '', page: frame.querySelector('h1').innerText, title: document.title};
});
const until = async (test, ...values) => {
  for (const begun = Date.now(); Date.now() - begun < 20000; await new Promise(resolve => setTimeout(resolve, 50)))
    if (await page.evaluate(test, ...values)) return Date.now() - begun;
  throw new Error(`never: ${test}`);
};
const heading = "document.querySelector('iframe').contentDocument?.querySelector('h1')?.innerText";
await until(heading);
told.first = await shown();
fs.copyFileSync(broken, file);
told.brokenAfter = await until(() => document.querySelector('section').checkVisibility());
told.broken = await shown();
await page.setViewport({width: 1280, height: 800});
await page.screenshot({path: picture});
fs.copyFileSync(mended, file);
told.mendedAfter = await until(`![undefined, ${JSON.stringify(told.first.page)}].includes(${heading})`);
told.mended = await shown();
console.log(JSON.stringify(told));
await browser.close();
