import { mount } from 'svelte';
import App from './ui/App.svelte';
import './ui/app.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element #app');
// What stands there is for the case that this line is never reached.
target.replaceChildren();
mount(App, { target });
