"""The reference pages, the list of messages and the schemas, all generated."""
