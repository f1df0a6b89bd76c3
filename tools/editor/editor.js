// The editor of GitHub's and GitLab's fuller editors, with the schemas that lie in `schemas/`.
import * as monaco from "monaco-editor";
import { configureMonacoYaml } from "monaco-yaml";

window.MonacoEnvironment = {
  getWorkerUrl: (_, label) => (label === "yaml" ? "yaml.worker.js" : "editor.worker.js"),
};

window.openFile = (path, text, schema) => {
  const uri = monaco.Uri.parse(`file:///${path}`);
  configureMonacoYaml(monaco, { schemas: [{ fileMatch: [String(uri)], schema, uri: "file:///schema.json" }] });
  const model = monaco.editor.createModel(text, "yaml", uri);
  const place = document.querySelector("main");
  window.editor = monaco.editor.create(place, {
    model,
    fontSize: 14,
    hover: { above: false },
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    tabSize: 2,
    wordWrap: "on",
  });
  window.problems = () => monaco.editor.getModelMarkers({ resource: uri }).map((marker) => marker.message);
};
