package report

import "fmt"

func andMore(count int) string { return fmt.Sprintf("And %d more of this kind.", count) }
