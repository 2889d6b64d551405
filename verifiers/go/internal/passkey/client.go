package passkey

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"
)

type clientData struct {
	kind, challenge, origin string
	// framed: another site's page held the one that signed.
	framed bool
}

var errTwice = errors.New("a member stands twice")

// readClient reads the client's data. They are JSON in any form, as browsers write them, but name nothing twice.
func readClient(data []byte) (clientData, bool) {
	members, err := membersOf(data)
	if err != nil {
		return clientData{}, false
	}
	client := clientData{}
	text := func(name string) (string, bool) {
		var value any
		if json.Unmarshal(members[name], &value) != nil {
			return "", false
		}
		is, ok := value.(string)
		return is, ok
	}
	client.kind, _ = text("type")
	client.challenge, _ = text("challenge")
	client.origin, _ = text("origin")
	crossOrigin := string(members["crossOrigin"])
	_, hasTop := members["topOrigin"]
	client.framed = hasTop || crossOrigin != "" && crossOrigin != "false" && crossOrigin != "null"
	return client, true
}

// membersOf reads one object's members; the raw JSON of each. encoding/json alone would let the last of two win.
func membersOf(data []byte) (map[string]json.RawMessage, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("no UTF-8")
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		return nil, errors.Join(err, errors.New("no object"))
	}
	members := map[string]json.RawMessage{}
	for decoder.More() {
		token, err := decoder.Token()
		name, isName := token.(string)
		if err != nil || !isName {
			return nil, errors.Join(err, errors.New("no name"))
		}
		if _, twice := members[name]; twice {
			return nil, errTwice
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, err
		}
		members[name] = value
	}
	if _, err := decoder.Token(); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("more than an object")
	}
	return members, nil
}
