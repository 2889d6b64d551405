package encoding

import (
	"encoding/base64"
	"encoding/binary"
)

// notInAlphabet marks a byte that base64 does not write; 24 bits are what four characters hold.
const notInAlphabet = 1 << 24

// sextets are what a character comes to at each of four places. Four are read at once, since a file is base64 for the most part.
var sextets = func() (places [4][256]uint32) {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for place := range places {
		for at := range places[place] {
			places[place][at] = notInAlphabet
		}
		for value := range len(alphabet) {
			places[place][alphabet[value]] = uint32(value) << (18 - 6*place)
		}
	}
	return places
}()

// three reads four characters.
func three[T string | []byte](text T, at int) uint32 {
	return sextets[0][text[at]] | sextets[1][text[at+1]] | sextets[2][text[at+2]] | sextets[3][text[at+3]]
}

// appendBase64 reads base64 with padding (RFC 4648 section 4) to the end of what is there already. Bits that stand for nothing must be
// zero, and there are no line ends.
func appendBase64[T string | []byte](to []byte, text T) ([]byte, bool) {
	if len(text) == 0 || len(text)%4 != 0 {
		return to, len(text) == 0
	}
	from, last := len(to), len(text)-4
	// The last three bytes may be fewer; there is room for four, as that many are written at once.
	need := from + base64.StdEncoding.DecodedLen(len(text)) + 1
	if cap(to) < need {
		to = append(make([]byte, 0, need), to...)
	}
	out := to[:need]
	for at := 0; at < last; at += 4 {
		bits := three(text, at)
		if bits >= notInAlphabet {
			return to, false
		}
		binary.BigEndian.PutUint32(out[from:], bits<<8)
		from += 3
	}
	ending, size, isWhole := lastThree([4]byte([]byte(text[last:])))
	if !isWhole {
		return to, false
	}
	return append(to[:from], ending[:size]...), true
}

// lastThree reads the last four characters, of which one or two may be padding: then fewer bytes count.
func lastThree(four [4]byte) (bytes [3]byte, size int, isWhole bool) {
	size = 3
	for at := 3; at >= 2 && four[at] == '='; at-- {
		four[at] = 'A'
		size--
	}
	bits := three(four[:], 0)
	return [3]byte{byte(bits >> 16), byte(bits >> 8), byte(bits)}, size, bits < notInAlphabet && bits&(1<<(24-8*size)-1) == 0
}
