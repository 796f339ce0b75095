// What Mermaid itself reads in a journey.
//
//   npm install && node oracle.mjs mermaid    writes FOLDER/*.json beside each FOLDER/*.mmd
//   node oracle.mjs -                         a JSON list of diagrams from standard input, readings to standard output
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { load, JSON_SCHEMA } from "js-yaml";

const dom = new JSDOM("<!doctype html><body></body>");
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, logLevel: 5 });

const area = document.createElement("textarea");
const decoded = (html) => ((area.innerHTML = html), area.value);
const shown = (text) => text.replace(/ﬂ°(°?)(.*?)¶ß/g, (_, number, name) => decoded(`&${number ? "#" : ""}${name};`));
const FRONT_MATTER = /^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s;

// `render` hands the front matter's title to the diagram; `getDiagramFromText` leaves that to its caller.
function frontTitle(text) {
  const found = text.replace(/\r\n?/g, "\n").match(FRONT_MATTER);
  if (!found) return undefined;
  const body = found[2].split("\n").map((line) => (line.startsWith(found[1]) ? line.slice(found[1].length) : line));
  const said = load(body.join("\n"), { schema: JSON_SCHEMA });
  return said && typeof said === "object" && !Array.isArray(said) && said.title ? said.title.toString() : undefined;
}

async function reading(text) {
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text, { title: frontTitle(text) });
    if (diagram.type !== "journey") return { refused: `a ${diagram.type}` };
    const { db } = diagram;
    return {
      title: shown(decoded(db.getDiagramTitle())),
      accTitle: shown(db.getAccTitle()),
      accDescr: shown(db.getAccDescription()),
      tasks: db.getTasks().map(({ section, task, score, people }) => ({
        section: shown(section),
        name: shown(task),
        score: Number.isFinite(score) || Number.isNaN(score) ? score : String(score),
        actors: people.map(shown),
      })),
    };
  } catch (error) {
    return { refused: String(error.message).split("\n")[0] };
  }
}

const [where] = process.argv.slice(2);
if (where === "-") {
  const readings = [];
  for (const text of JSON.parse(readFileSync(0, "utf8"))) readings.push(await reading(text));
  process.stdout.write(JSON.stringify(readings), () => process.exit(0));
} else {
  for (const name of readdirSync(where).filter((file) => file.endsWith(".mmd")).sort()) {
    const found = await reading(readFileSync(join(where, name), "utf8"));
    writeFileSync(join(where, name.replace(/mmd$/, "json")), JSON.stringify(found, null, 1) + "\n");
  }
  process.exit(0);
}
