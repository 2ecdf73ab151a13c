// Pictures of pages for the eye: node dev/look.mjs [address] [folder] [path …], against `npm run dev`, `npm run preview` or a running Est.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';

const [address = 'http://localhost:4173', folder = `${tmpdir()}/est-looks`, ...paths] = process.argv.slice(2);
const looks = [['desk', 1440, 900, 'light'], ['desk', 1440, 900, 'dark'], ['projector', 1920, 1080, 'light'], ['phone', 390, 844, 'light'], ['phone', 390, 844, 'dark']]
  .filter(([name, , , colours]) => !process.env.LOOK || process.env.LOOK.split(' ').includes(`${name}-${colours}`));
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const [name, width, height, colorScheme] of looks) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'sv-SE' });
  page.on('console', message => message.type() === 'error' && console.log(name, message.text()));
  page.on('pageerror', error => console.log(name, error.message));
  await page.goto(address + '/');
  await page.locator('.persona').first().click();
  await page.locator('.frame-main').waitFor();
  for (const path of paths.length > 0 ? paths : ['/1862/lagesbild']) {
    const file = `${folder}/${path.split('/').slice(2).join('-').replaceAll(/[^\w-]/g, '_') || 'start'}`;
    await page.goto(address + path);
    await page.locator('.opening, .message').first().waitFor();
    await page.waitForLoadState('networkidle');
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) console.log(name, path, `reaches ${over} px beyond the edge`);
    await page.screenshot({ path: `${file}-${name}-${colorScheme}.png`, fullPage: true });
    if (name === 'desk' && colorScheme === 'light') await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
  }
  await page.close();
}
await browser.close();
