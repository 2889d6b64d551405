package verdict

// ids are those of events by their versions. Versions come one after another; what does not is kept apart.
type ids struct {
	inOrder []string // from version 1
	others  map[int64]string
}

func (i *ids) put(version int64, id string) {
	switch {
	case version == int64(len(i.inOrder))+1:
		i.inOrder = append(i.inOrder, id)
	case version >= 1 && version <= int64(len(i.inOrder)):
		i.inOrder[version-1] = id
	default:
		if i.others == nil {
			i.others = map[int64]string{}
		}
		i.others[version] = id
	}
}

func (i *ids) of(version int64) (string, bool) {
	if version >= 1 && version <= int64(len(i.inOrder)) {
		return i.inOrder[version-1], true
	}
	id, known := i.others[version]
	return id, known
}
