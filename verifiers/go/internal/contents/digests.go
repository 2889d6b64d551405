// Package contents checks what the data of events hold: digests of versions and disclosed values (docs/spec/02-values.md).
package contents

import (
	"crypto/sha256"
	"encoding/hex"

	"alongside/verifier/internal/canonical"
)

const null = "null"

// Digest is the hex of the SHA-256 of canonical text (C9).
func Digest[T string | []byte](text T) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// DigestsHold checks a version's data by C10 to C12.
func DigestsHold(data *canonical.Value) bool {
	preimage := []byte(`{"part":`)
	preimage = append(preimage, rawOf(data, "part")...)
	preimage = append(preimage, `,"sections":{`...)
	holds := true
	if sections, found := data.Get("sections"); found && sections.Kind == canonical.Object {
		names := sections.RawNames()
		for at := range sections.Members() {
			name, section := names[at], &sections.Members()[at].Value
			holds = holds && isText(section, "digest", Digest(rawOf(section, "fields")))
			if at > 0 {
				preimage = append(preimage, ',')
			}
			preimage = append(append(preimage, name...), ':')
			preimage = append(preimage, rawOf(section, "digest")...)
		}
	}
	return isText(data, "digest", Digest(append(preimage, "}}"...))) && holds
}

// rawOf is a member's bytes, or null where there is none.
func rawOf(value *canonical.Value, name string) string {
	if member, found := value.Get(name); found {
		return member.Raw
	}
	return null
}

func isText(value *canonical.Value, name, text string) bool {
	is, ok := value.TextOf(name)
	return ok && is == text
}

// PinnedTemplate is the digest that a run's first event pins (C13).
func PinnedTemplate(data *canonical.Value) (string, bool) {
	template, found := data.Get("template")
	if !found {
		return "", false
	}
	return template.TextOf("digest")
}
