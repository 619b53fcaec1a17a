package site

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// bundleScripts joins web/src into classic scripts: modules do not load on file://.
func bundleScripts(c Config) error {
	options, err := classic(c.Root)
	if err != nil {
		return err
	}
	for _, name := range []string{"early", "glassbox", "page", "embed", "worker"} {
		entry := c.web("src", name+".js")
		if !exists(entry) {
			continue
		}
		if err := bundle(c, options, entry, name+".js"); err != nil {
			return err
		}
	}
	return nil
}

// Script joins a script and what it imports into one classic script. It may import wasm_exec, as those of web/src do,
// and npm packages that are in one of the given folders.
func Script(root, entry, out string, packages ...string) error {
	options, err := classic(root)
	if err != nil {
		return err
	}
	options.NodePaths = packages
	text, err := run(options, entry)
	if err != nil {
		return err
	}
	return os.WriteFile(out, text, 0o644)
}

// classic are the options for a classic script.
func classic(root string) (api.BuildOptions, error) {
	exec, err := wasmExec(root)
	options := minified()
	options.Format = api.FormatIIFE
	options.Plugins = []api.Plugin{provide("wasm_exec", exec), styleAsText}
	return options, err
}

// bundleStyle joins web/style.css with what it imports, and with further rules.
func bundleStyle(c Config, rules string) error {
	options := minified()
	options.External = []string{"*.woff2"}
	text, err := run(options, c.web("style.css"))
	if err != nil {
		return err
	}
	return c.write("style.css", append(text, rules...))
}

func minified() api.BuildOptions {
	return api.BuildOptions{
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone, // they stand in licenses.txt
		LogLevel:          api.LogLevelSilent,
	}
}

func bundle(c Config, options api.BuildOptions, entry, name string) error {
	text, err := run(options, entry)
	if err != nil {
		return err
	}
	return c.write(name, text)
}

// run builds one entry into one file in memory.
func run(options api.BuildOptions, entry string) ([]byte, error) {
	options.EntryPoints = []string{entry}
	result := api.Build(options)
	if len(result.Errors) > 0 {
		lines := api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, errors.New(filepath.Base(entry) + " does not build:\n" + strings.Join(lines, ""))
	}
	return result.OutputFiles[0].Contents, nil
}

// provide is the plugin that finds the import name at path.
func provide(name, path string) api.Plugin {
	return api.Plugin{Name: "provide " + name, Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: "^" + name + "$"}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: path}, nil
		})
	}}
}

// styleAsText is the plugin that turns a stylesheet imported by a script into its minified text.
var styleAsText = api.Plugin{Name: "style as text", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := run(minified(), args.Path)
		contents := strings.TrimSpace(string(text))
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderText}, err
	})
}}
