// Loads a Compose file with the library that `docker compose` itself loads it with: schema, interpolation, references
// between services. Prints the result as JSON, or what is wrong, and then exits with 1.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	options, err := cli.NewProjectOptions(os.Args[1:2], cli.WithOsEnv, cli.WithInterpolation(true), cli.WithProfiles([]string{"*"}))
	fail(err)
	project, err := options.LoadProject(context.Background())
	fail(err)
	text, err := project.MarshalJSON()
	fail(err)
	fmt.Println(string(text))
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
