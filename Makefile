# The app and wasm_exec.js come from one Go, whose table of values the page reaches into, so it is this Go exactly.
# Where the machine has another, it downloads this one.
export GOTOOLCHAIN := go1.26.8

ADDR ?= 127.0.0.1:8080

.PHONY: serve test check dist bench kernel train

# Builds the site into a temporary folder and serves it.
serve:
	go run ./tools/serve -addr $(ADDR)

# Everything, the browser included, which setup installs where it may and where it is missing. The tests in it come
# last and alone, since on a small machine other packages would leave them no processor. They run whatever became of
# the others. Every wait in them has a limit of its own, the whole has none: a busy machine is slow and not wrong.
test: check
	go run ./tools/setup
	status=0; \
	go test -timeout 0 $(TESTFLAGS) $$(go list ./... | grep -v /tools/e2e) || status=1; \
	go test -timeout 0 $(TESTFLAGS) ./tools/e2e || status=1; \
	exit $$status

# What holds for every file: formatting, vet, staticcheck, length, and the direction of imports.
check:
	go run ./tools/check

# What is published: dist/site/ for any host of static files, and dist/glassbox.html for a double click. Two runs
# give the same bytes.
dist:
	go run ./tools/bundle -out dist/site -single dist/glassbox.html

# Compiles core/simd/kernel.c anew, with the clang and wasm-ld that tools/kernel names.
kernel:
	go run ./tools/kernel

# Trains the models that are shipped anew, each from its seed, and measures them; in half an hour on two processors.
# Interrupted, it goes on from where it was. ONLY=stories trains one of them, MEASURE=1 only measures what is trained.
train:
	go run ./tools/train -only '$(ONLY)' $(if $(MEASURE),-measure)

# The figures the project holds itself to, as measured here. Never a test: they depend on the machine.
bench:
	go run ./tools/setup
	go run ./tools/bench
