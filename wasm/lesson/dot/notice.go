package dot

import "glassbox/wasm/lesson"

// notices says which vectors have no direction.
func (m *model) notices() []lesson.Notice {
	var all []lesson.Notice
	switch m.kind {
	case vectors:
		if text := m.directionless(); text != "" {
			remedy := lesson.Action{Label: say("notice.remedy"), Set: map[string]string{"a": "4, 1", "b": "2, 3"}}
			all = append(all, lesson.Notice{Text: text, Actions: []lesson.Action{remedy}})
		}
	case words:
		for w, v := range m.table {
			if norm(v) == 0 {
				all = append(all, lesson.Notice{Text: say("notice.word", "word", m.words[w]), Key: "vectors"})
			}
		}
	}
	return all
}

// directionless says what two vectors lack, or nothing.
func (m *model) directionless() string {
	switch a, b := norm(m.a) == 0, norm(m.b) == 0; {
	case a && b:
		return say("notice.both")
	case a:
		return say("notice.one", "name", "a")
	case b:
		return say("notice.one", "name", "b")
	}
	return ""
}
