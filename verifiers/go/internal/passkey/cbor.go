package passkey

// coseMap is a CBOR map (RFC 8949) from whole numbers to whole numbers and byte strings.
type coseMap struct {
	numbers map[int64]int64
	bytes   map[int64][]byte
}

const maxMembers = 23

// CBOR's major types that a key is made of.
const (
	unsigned = iota
	negative
	byteString
	mapping = 5
)

// readMap reads the whole of a definite map whose length stands in its first byte; false where it is anything else (S5).
func readMap(data []byte) (coseMap, bool) {
	members := coseMap{map[int64]int64{}, map[int64][]byte{}}
	if len(data) == 0 || data[0]>>5 != mapping || data[0]&31 > maxMembers {
		return members, false
	}
	seen := map[int64]bool{}
	rest := data[1:]
	for range int(data[0] & 31) {
		var name, number int64
		var bytes []byte
		var major byte
		var ok bool
		if major, name, _, rest, ok = readItem(rest); !ok || major == byteString || seen[name] {
			return members, false
		}
		seen[name] = true
		if major, number, bytes, rest, ok = readItem(rest); !ok {
			return members, false
		}
		if major == byteString {
			members.bytes[name] = bytes
		} else {
			members.numbers[name] = number
		}
	}
	return members, len(rest) == 0
}

// readItem reads one number or byte string, with an argument of two bytes at most.
func readItem(data []byte) (major byte, number int64, bytes, rest []byte, ok bool) {
	if len(data) == 0 {
		return
	}
	major, number = data[0]>>5, int64(data[0]&31)
	rest = data[1:]
	switch {
	case number == 24 && len(rest) >= 1:
		number, rest = int64(rest[0]), rest[1:]
	case number == 25 && len(rest) >= 2:
		number, rest = int64(rest[0])<<8|int64(rest[1]), rest[2:]
	case number > 23:
		return
	}
	switch major {
	case unsigned:
		ok = true
	case negative:
		number, ok = -1-number, true
	case byteString:
		if ok = int64(len(rest)) >= number; ok {
			bytes, rest = rest[:number], rest[number:]
		}
	}
	return
}
