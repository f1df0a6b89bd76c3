// Puts the editor into one folder: node build.mjs FOLDER
import * as esbuild from "esbuild";

await esbuild.build({
  absWorkingDir: import.meta.dirname,
  entryPoints: {
    editor: "editor.js",
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "yaml.worker": "monaco-yaml/yaml.worker.js",
  },
  bundle: true,
  format: "iife",
  loader: { ".ttf": "file" },
  outdir: process.argv[2],
});
