// Unpacks the Chromium of this folder's package, with the libraries and fonts that a bare machine lacks, into unpacked/.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("unpacked", import.meta.url));
await mkdir(folder, { recursive: true });
// The package was made for hosts of functions: it unpacks into the temporary folder, and its libraries only where it
// takes the machine for such a host.
process.env.TMPDIR = folder;
process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs22.x";
const { default: chromium } = await import("@sparticuz/chromium");
await chromium.executablePath();

// The package's own list of font folders names the folders of such a host, and no other.
const fonts = join(folder, "fonts");
const listed = `<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${fonts}</dir>
  <cachedir>${join(folder, "font-cache")}</cachedir>
</fontconfig>
`;
await writeFile(join(fonts, "fonts.conf"), `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n${listed}`);
