<#import "template.ftl" as layout>
<@layout.registrationLayout displayInfo=false; section>
    <#if section = "header">
        ${msg("loginChooseAuthenticator")}
    <#elseif section = "form">
    <#list auth.authenticationSelections as authenticationSelection>
    <form class="choice" action="${url.loginAction}" method="post">
        <input type="hidden" name="authenticationExecution" value="${authenticationSelection.authExecId}">
        <button type="submit" class="button secondary block"
            aria-describedby="way-${authenticationSelection?index}">${msg(authenticationSelection.displayName)}</button>
        <p class="hint" id="way-${authenticationSelection?index}">${msg(authenticationSelection.helpText)}</p>
    </form>
    </#list>
    </#if>
</@layout.registrationLayout>
