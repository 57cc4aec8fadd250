"""Ways out: each folder here holds an EXPORTER and the output that it is expected to give. Found by sayso.plugins."""
