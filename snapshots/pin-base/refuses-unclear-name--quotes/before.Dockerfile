FROM "node"
