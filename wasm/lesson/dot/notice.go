package dot

import "glassbox/wasm/lesson"

// notices says which vectors have no direction.
func (m *model) notices() []lesson.Notice {
	var all []lesson.Notice
	switch m.kind {
	case vectors:
		if text := m.directionless(); text != "" {
			all = append(all, lesson.Notice{Text: text, Actions: []lesson.Action{{Label: "Give both a direction", Set: map[string]string{"a": "4, 1", "b": "2, 3"}}}})
		}
	case words:
		for w, v := range m.table {
			if norm(v) == 0 {
				all = append(all, lesson.Notice{Text: "The vector of “" + m.words[w] + "” is all zeros: it has no direction, so it has no cosine with any other.", Key: "vectors"})
			}
		}
	}
	return all
}

// directionless says what two vectors lack, or nothing.
func (m *model) directionless() string {
	const rest = " no direction: zeros point nowhere, so there is no angle and no cosine. The dot product is 0."
	switch a, b := norm(m.a) == 0, norm(m.b) == 0; {
	case a && b:
		return "Neither vector has a direction: zeros point nowhere, so there is no angle and no cosine. The dot product is 0."
	case a:
		return "Vector a has" + rest
	case b:
		return "Vector b has" + rest
	}
	return ""
}
