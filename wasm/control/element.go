package control

import (
	"strconv"
	"strings"
)

// Element is the key of number i of a Numbers, counted from 0: what a drag on that one number changes.
func Element(key string, i int) string { return key + "[" + strconv.Itoa(i) + "]" }

// element finds the Numbers that a key like "scores[2]" names one number of.
func (v Values) element(key string) (s Spec, i int, ok bool) {
	list, rest, ok := strings.Cut(key, "[")
	index, end := strings.CutSuffix(rest, "]")
	i, err := strconv.Atoi(index)
	s, found := v.find(list)
	return s, i, ok && end && err == nil && found && s.Kind == Numbers && i >= 0 && i < s.MaxItems
}

// setElement changes one number of a list. Where the list is shorter, the numbers between are 0.
func (v Values) setElement(s Spec, i int, raw string) (Values, error) {
	f, err := s.number(raw)
	if err != nil {
		return v, err
	}
	numbers := strings.Split(v.Get(s.Key), ", ")
	for len(numbers) <= i {
		numbers = append(numbers, "0")
	}
	numbers[i] = plain(f)
	return v.Set(s.Key, strings.Join(numbers, ", "))
}
