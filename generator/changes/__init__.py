"""What residents will see change between two states of a content: found by comparing what both say, in words."""
