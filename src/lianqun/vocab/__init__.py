"""Names, units, codes and terms as CSV, and the one loader of them."""
