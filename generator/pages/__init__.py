"""The last step of ours: from the register to Markdown pages, which any publisher can take."""
