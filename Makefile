# The commands of this repository. `make run` needs only Go, make and git.

GO    ?= go
BENCH ?=

.PHONY: help run build test bench generate vendor fmt

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## build and start the demo on http://127.0.0.1:8080
	@mkdir -p data
	./bin/kompas demo

build: ## build bin/kompas: one static, stripped program
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o bin/kompas ./cmd/kompas

test: ## all that the build server checks; installs PostgreSQL and Chromium where it can
	@./script/test.sh

bench: build ## measure the product beside a bare Go program; BENCH='-rounds 7' passes flags
	$(GO) run ./bench $(BENCH)

generate: ## make the Go files of the templates again
	$(GO) tool templ generate

vendor: ## fetch the pinned browser files (htmx, styles, fonts) again
	./script/vendor.sh

fmt: ## format Go and templates
	gofmt -w $$(git ls-files '*.go')
	$(GO) tool templ fmt .
