import { createServer } from "node:http";

createServer((_, answer) => answer.end("ebb")).listen(8080);
