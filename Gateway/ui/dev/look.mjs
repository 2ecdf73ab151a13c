// Pictures of the pages for the eye: node dev/look.mjs [address] [folder], against `npm run dev`, `npm run preview` or a running Est.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';

const [address = 'http://localhost:4173', folder = `${tmpdir()}/est-looks`, path = '/1862/lagesbild'] = process.argv.slice(2);
const sizes = { desk: [1440, 900], projector: [1920, 1080], phone: [390, 844] };
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const colorScheme of ['light', 'dark']) {
  for (const [name, [width, height]] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'sv-SE' });
    page.on('console', message => message.type() === 'error' && console.log(name, message.text()));
    page.on('pageerror', error => console.log(name, error.message));
    await page.goto(address + '/');
    await page.locator('.persona').first().waitFor();
    await page.screenshot({ path: `${folder}/sign-in-${name}-${colorScheme}.png` });
    await page.locator('.persona').first().click();
    await page.locator('.frame-main').waitFor();
    await page.goto(address + path);
    await page.locator('.picture, .message').first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}/picture-${name}-${colorScheme}.png`, fullPage: true });
    if (name === 'desk' && colorScheme === 'light') await page.pdf({ path: `${folder}/picture.pdf`, preferCSSPageSize: true });
    await page.close();
  }
}
await browser.close();
