#!/usr/bin/env bash
# Ollama 0.34.0: `max_completion_tokens`, the name that OpenAI has given to the limit of an answer, is accepted and
# ignored. Nothing is refused, so a client cannot learn it from an error: the model writes until it ends by itself or
# its context is full. `max_tokens`, the older name, becomes Ollama's own limit, `num_predict`.
# No model runs here: the request goes through the code of Ollama's own endpoint /v1/chat/completions.
. "$(dirname "$0")/lib/work.sh"
version=v0.34.0

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/ollama/ollama/openai"
)

func main() {
	for _, name := range []string{"max_tokens", "max_completion_tokens"} {
		body := fmt.Sprintf(`{"model": "m", "messages": [{"role": "user", "content": "Hi"}], %q: 10}`, name)
		var request openai.ChatCompletionRequest
		err := json.Unmarshal([]byte(body), &request)
		if err == nil {
			chat, refused := openai.FromChatRequest(request)
			err = refused
			if err == nil {
				fmt.Printf("%s 10: num_predict %v\n", name, chat.Options["num_predict"])
			}
		}
		if err != nil {
			fmt.Printf("%s 10: %v\n", name, err)
			os.Exit(0)
		}
	}
}
GO
export GOFLAGS='-mod=mod -modcacherw' GOPATH="$work/go"
go mod init finding > go.log 2>&1
go get "github.com/ollama/ollama@$version" >> go.log 2>&1 || { cat go.log; exit 1; }
go build -o ask . >> go.log 2>&1 || { cat go.log; exit 1; }

expected='max_tokens 10: num_predict 10
max_completion_tokens 10: num_predict <nil>'
echo "Ollama $version, $(go env GOVERSION)"
./ask | found
