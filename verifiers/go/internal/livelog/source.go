package livelog

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// maxBytes is more than any tile of hashes or checkpoint has.
const maxBytes = 1 << 20

// Open gives the log of a site, or of a folder on this machine.
func Open(where string) Source {
	if strings.HasPrefix(where, "https://") || strings.HasPrefix(where, "http://") {
		return site(strings.TrimSuffix(where, "/") + "/log/")
	}
	return func(path string) ([]byte, error) { return os.ReadFile(filepath.Join(where, filepath.FromSlash(path))) }
}

func site(below string) Source {
	client := &http.Client{Timeout: 30 * time.Second}
	return func(path string) ([]byte, error) {
		answer, err := client.Get(below + path)
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s%s answers %s", below, path, answer.Status)
		}
		return io.ReadAll(io.LimitReader(answer.Body, maxBytes))
	}
}
