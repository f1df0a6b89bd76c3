"""Exit plans: how each authority could leave, so that services go on."""
